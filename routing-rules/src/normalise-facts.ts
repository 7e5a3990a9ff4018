import type { FactValue, Route } from './decision.ts';
import type { Facts } from './facts.ts';
import { signalFrom, type KeywordIndex } from './match-keywords.ts';
import { isOpen, type Hours } from './opening-hours.ts';
import type { RuleFiles } from './rule-files.ts';
import { OTHER, UNKNOWN, type FactPath } from './vocabulary.ts';

type CatalogueEntry = RuleFiles['services'][number];

/** What normalising needs of a rule set: the catalogue, hours, keyword list and the two limits of a busy queue. */
export interface FactSources {
  servicesById: ReadonlyMap<string, CatalogueEntry>;
  servicesByLgsl: ReadonlyMap<number, CatalogueEntry>;
  keywords: KeywordIndex;
  hours: Hours;
  busyWaitSeconds: number;
  busyWaiting: number;
  needs: ReadonlySet<string>;
  flags: ReadonlySet<string>;
}

type YesNo = boolean | typeof UNKNOWN;

/** A contact as the tables see it: what was given, what the catalogue adds to it, and the derived facts. */
export interface Contact {
  facts: Facts;
  serviceId: string;
  lgsl: number | typeof UNKNOWN;
  online: string;
  complex: YesNo;
  urgent: YesNo;
  intentId: string;
  needs: string[];
  flags: string[];
  signal: string;
  asksPerson: YesNo;
  language: 'english' | typeof OTHER | typeof UNKNOWN;
  staffed: YesNo;
  busy: YesNo;
  route: Route | typeof UNKNOWN;
}

const NONE: string[] = [];

/** Needs and flags in the vocabulary's spelling. A word it does not list still counts, as `other`, so that no need is lost. */
function listed(words: readonly string[] | undefined, known: ReadonlySet<string>): string[] {
  if (words === undefined || words.length === 0) return NONE;
  const spelt = words.map((word) => {
    const plain = word
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_]+/g, '-');
    return known.has(plain) ? plain : OTHER;
  });
  return [...new Set(spelt)].sort();
}

function languageOf(facts: Facts): Contact['language'] {
  if (facts.intent?.id === 'other-language') return OTHER;
  const spoken = facts.resident?.language ?? facts.locale ?? '';
  if (spoken === '' || spoken === 'und' || spoken === UNKNOWN) return UNKNOWN;
  return spoken.toLowerCase().startsWith('en') ? 'english' : OTHER;
}

/** The language to interpret from, when it is named and is not English. */
export function languageToInterpret(facts: Facts): string | undefined {
  const named = facts.resident?.language ?? facts.locale;
  return named === undefined || named === UNKNOWN || named.toLowerCase().startsWith('en') ? undefined : named;
}

/** Someone at the counter is with a person already; otherwise the hours say, and unknown hours stay unknown. */
function isStaffed(facts: Facts, hours: Hours): YesNo {
  if (facts.channel === 'face-to-face') return true;
  const open = facts.hours?.open ?? UNKNOWN;
  if (open !== UNKNOWN) return open;
  if (facts.at !== undefined) return isOpen(hours, new Date(facts.at));
  return facts.hours?.bankHoliday === true ? false : UNKNOWN;
}

function isBusy(queue: Facts['queue'], sources: FactSources): YesNo {
  if (queue === undefined) return UNKNOWN;
  const { waiting, expectedWaitSeconds: wait, agentsAvailable: agents } = queue;
  if (agents === 0) return true;
  if (wait !== undefined && wait > sources.busyWaitSeconds) return true;
  if (waiting !== undefined && waiting > sources.busyWaiting) return true;
  return waiting === undefined && wait === undefined && agents === undefined ? UNKNOWN : false;
}

function catalogueEntry(facts: Facts, sources: FactSources): CatalogueEntry | undefined {
  const { service, intent } = facts;
  if (service?.id !== undefined) return sources.servicesById.get(service.id);
  if (service?.lgsl !== undefined) return sources.servicesByLgsl.get(service.lgsl);
  return intent?.id === undefined ? undefined : sources.servicesById.get(intent.id);
}

/** Given facts win over the catalogue; what neither knows is unknown. */
export function normaliseFacts(facts: Facts, sources: FactSources): Contact {
  const { service, intent, resident } = facts;
  const entry = catalogueEntry(facts, sources);
  const lgsl = service?.lgsl ?? entry?.lgsl ?? undefined;
  const given = facts.safety?.signal;
  // A reader that found nothing has read the text better than the list would; intent and service may still raise a signal.
  const signal =
    given === undefined || given === 'none'
      ? signalFrom(sources.keywords, given === undefined ? facts.text : undefined, intent?.id, lgsl)
      : given;
  return {
    facts,
    serviceId: service?.id ?? entry?.id ?? UNKNOWN,
    lgsl: lgsl ?? UNKNOWN,
    online: service?.online ?? entry?.online ?? UNKNOWN,
    complex: service?.complex ?? entry?.complex ?? UNKNOWN,
    urgent: service?.urgent ?? entry?.urgent ?? UNKNOWN,
    intentId: intent?.id ?? UNKNOWN,
    needs: listed(resident?.needs, sources.needs),
    flags: listed(resident?.flags, sources.flags),
    signal,
    asksPerson: intent?.id === 'wants-human' ? true : (facts.asks?.person ?? UNKNOWN),
    language: languageOf(facts),
    staffed: isStaffed(facts, sources.hours),
    busy: isBusy(facts.queue, sources),
    route: UNKNOWN,
  };
}

/** How each column reads a contact. One place, so that matching and the reasons shown can never differ. */
export const readFact: Record<FactPath, (contact: Contact) => FactValue> = {
  channel: (c) => c.facts.channel ?? UNKNOWN,
  direction: (c) => c.facts.direction ?? UNKNOWN,
  'derived.signal': (c) => c.signal,
  'derived.asksPerson': (c) => c.asksPerson,
  'derived.language': (c) => c.language,
  'derived.staffed': (c) => c.staffed,
  'derived.busy': (c) => c.busy,
  'intent.id': (c) => c.intentId,
  'intent.confidence': (c) => c.facts.intent?.confidence ?? UNKNOWN,
  'service.id': (c) => c.serviceId,
  'service.lgsl': (c) => c.lgsl,
  'service.online': (c) => c.online,
  'service.complex': (c) => c.complex,
  'service.urgent': (c) => c.urgent,
  'service.outage': (c) => c.facts.service?.outage ?? UNKNOWN,
  'service.identityLevel': (c) => c.facts.service?.identityLevel ?? UNKNOWN,
  'resident.known': (c) => c.facts.resident?.known ?? UNKNOWN,
  'resident.identityLevel': (c) => c.facts.resident?.identityLevel ?? UNKNOWN,
  'resident.digitalAccess': (c) => c.facts.resident?.digitalAccess ?? UNKNOWN,
  'resident.digitalSkills': (c) => c.facts.resident?.digitalSkills ?? UNKNOWN,
  'resident.needs': (c) => c.needs,
  'resident.flags': (c) => c.flags,
  'resident.safeContact': (c) => c.facts.resident?.safeContact ?? UNKNOWN,
  'resident.smsConsent': (c) => c.facts.resident?.smsConsent ?? UNKNOWN,
  'resident.lineType': (c) => c.facts.resident?.lineType ?? UNKNOWN,
  'resident.authority': (c) => c.facts.resident?.authority ?? UNKNOWN,
  'resident.memberVerified': (c) => c.facts.resident?.memberVerified ?? UNKNOWN,
  'resident.tenancy': (c) => c.facts.resident?.tenancy ?? UNKNOWN,
  'history.sameService72h': (c) => c.facts.history?.sameService72h ?? UNKNOWN,
  'history.sameCase14d': (c) => c.facts.history?.sameCase14d ?? UNKNOWN,
  'history.onlineAttempt24h': (c) => c.facts.history?.onlineAttempt24h ?? UNKNOWN,
  'history.formError': (c) => c.facts.history?.formError ?? UNKNOWN,
  'history.botMisses': (c) => c.facts.history?.botMisses ?? UNKNOWN,
  'history.linkUnanswered24h': (c) => c.facts.history?.linkUnanswered24h ?? UNKNOWN,
  'history.disclosure': (c) => c.facts.history?.disclosure ?? UNKNOWN,
  'asks.complaint': (c) => c.facts.asks?.complaint ?? UNKNOWN,
  'asks.informationRequest': (c) => c.facts.asks?.informationRequest ?? UNKNOWN,
  'asks.dataRequest': (c) => c.facts.asks?.dataRequest ?? UNKNOWN,
  'asks.forSomeoneElse': (c) => c.facts.asks?.forSomeoneElse ?? UNKNOWN,
  'asks.councillor': (c) => c.facts.asks?.councillor ?? UNKNOWN,
  'asks.legal': (c) => c.facts.asks?.legal ?? UNKNOWN,
  'asks.press': (c) => c.facts.asks?.press ?? UNKNOWN,
  'call.cue': (c) => c.facts.call?.cue ?? UNKNOWN,
  'call.ended': (c) => c.facts.call?.ended ?? UNKNOWN,
  'call.notHeard': (c) => c.facts.call?.notHeard ?? UNKNOWN,
  'message.signature': (c) => c.facts.message?.signature ?? UNKNOWN,
  'message.duplicate': (c) => c.facts.message?.duplicate ?? UNKNOWN,
  'message.keyword': (c) => c.facts.message?.keyword ?? UNKNOWN,
  'message.sender': (c) => c.facts.message?.sender ?? UNKNOWN,
  'message.autoRepliesLastHour': (c) => c.facts.message?.autoRepliesLastHour ?? UNKNOWN,
  'message.media': (c) => c.facts.message?.media ?? UNKNOWN,
  'message.cardNumber': (c) => c.facts.message?.cardNumber ?? UNKNOWN,
  'identity.subject': (c) => c.facts.identity?.subject ?? UNKNOWN,
  'identity.failedChecks': (c) => c.facts.identity?.failedChecks ?? UNKNOWN,
  'identity.liveContact': (c) => c.facts.identity?.liveContact ?? UNKNOWN,
  'identity.ownRecord': (c) => c.facts.identity?.ownRecord ?? UNKNOWN,
  'device.saveData': (c) => c.facts.device?.saveData ?? UNKNOWN,
  'callback.attempts': (c) => c.facts.callback?.attempts ?? UNKNOWN,
  'callback.refused': (c) => c.facts.callback?.refused ?? UNKNOWN,
  'hours.bankHoliday': (c) => c.facts.hours?.bankHoliday ?? UNKNOWN,
  'queue.waiting': (c) => c.facts.queue?.waiting ?? UNKNOWN,
  'queue.expectedWaitSeconds': (c) => c.facts.queue?.expectedWaitSeconds ?? UNKNOWN,
  'queue.agentsAvailable': (c) => c.facts.queue?.agentsAvailable ?? UNKNOWN,
  'decision.route': (c) => c.route,
};
