/** Puts together what the rules are asked: what was said, what is stored, the hours and the queue. Pure. */
import type { Facts } from '@hub/routing-rules';
import { speaksOfPhoto } from '../photos/index.ts';
import type { Opening } from '../opening/index.ts';
import type { Understood } from '@hub/bots';
import { lineTypeOf } from '../channels/numbers/index.ts';
import { isWithoutTexts, needsForRules } from '../needs/index.ts';
import type { KnownFacts, StoredFacts } from './facts.store.ts';
import type { Told } from './told.ts';
import type { DueTurn } from './turn.store.ts';

export interface Moment {
  now: Date;
  opening: Opening;
  open: boolean;
  bankHoliday: boolean;
  queue: { waiting: number; expectedWaitSeconds: number | null; agentsAvailable: number };
}

type ResidentFacts = NonNullable<Facts['resident']>;

/** What is not known is left out: the rules take an omitted fact as unknown, and unknown never counts as able. */
export function toFacts(turn: DueTurn, understood: Understood, told: Told, stored: KnownFacts, moment: Moment): Facts {
  const [intent] = understood.intents;
  const { service, resident } = stored;
  const { person, complaint, informationRequest, dataRequest, councillor, legal, press } = understood.asks;
  const { expectedWaitSeconds, ...queue } = moment.queue;
  return {
    channel: turn.channel,
    direction: 'inbound',
    at: moment.now.toISOString(),
    locale: understood.language,
    safety: { signal: understood.safety?.signal ?? 'none' },
    ...(intent && { intent: { id: intent.id, confidence: intent.confidence, source: 'bot' } }),
    ...(service && {
      service: {
        id: service.id,
        online: service.online as 'live' | 'coming' | 'none',
        complex: service.complex,
        urgent: service.urgent,
        outage: service.outage,
        identityLevel: service.identityLevel,
        ...(service.lgsl !== null && { lgsl: service.lgsl }),
      },
    }),
    resident: {
      known: resident !== null,
      identityLevel: turn.identityLevel,
      ...(resident && residentFacts(resident)),
      ...lineFacts(turn, stored),
      ...toldFacts(told, resident),
      ...needsFacts(told, stored),
    },
    // Numbers of this country carry no photos: whoever has one says so (P68).
    ...(turn.channel === 'sms' && speaksOfPhoto(turn.text) && { message: { media: true } }),
    history: {
      sameService72h: stored.sameService72h,
      sameCase14d: contactsOnCase(stored),
      disclosure: turn.restricted,
      botMisses: turn.botMisses,
      onlineAttempt24h: stored.failedAttempt !== null,
      formError: stored.failedAttempt !== null && stored.failedAttempt.error !== null,
    },
    asks: {
      person,
      complaint,
      informationRequest,
      dataRequest,
      forSomeoneElse: told.forSomeoneElse === true,
      councillor,
      legal,
      press,
    },
    ...(stored.failedChecks !== null && { identity: { failedChecks: stored.failedChecks } }),
    ...(turn.saveData && { device: { saveData: true } }),
    hours: { open: moment.open, bankHoliday: moment.bankHoliday },
    queue: { ...queue, ...(expectedWaitSeconds !== null && { expectedWaitSeconds }) },
  };
}

/** Contacts on a case in 14 days, this one among them (P44); none where this is the first that is heard of it. */
function contactsOnCase({ earlierOnCase14d, formCompleted14d }: StoredFacts): number {
  return earlierOnCase14d > 0 || formCompleted14d ? earlierOnCase14d + 1 : 0;
}

/**
 * What the line of a caller says: its sort, and that they use texts with us where they wrote one from it. What is on record of
 * them counts before that; a number never says who somebody is (P36).
 */
function lineFacts({ channel, number }: DueTurn, { resident, textedUs }: StoredFacts): ResidentFacts {
  if (channel !== 'phone' || number === null) return {};
  const line = lineTypeOf(number);
  const isKnown = resident !== null && resident.lineType !== 'unknown';
  return {
    ...(!isKnown && line !== 'other' && { lineType: line }),
    ...(textedUs && (resident?.smsConsent ?? null) === null && { smsConsent: true }),
  };
}

/** What is on record and what was told here, together: a need is never taken away by saying another (P19). */
function needsFacts({ needs: said = [] }: Told, { resident, textsHeldBack }: StoredFacts): ResidentFacts {
  const needs = needsForRules([...(resident?.needs ?? []), ...said]);
  return {
    ...((resident !== null || needs.length > 0) && { needs }),
    ...((textsHeldBack || isWithoutTexts(needs)) && { smsConsent: false }),
  };
}

/** What somebody says of themselves is newer than what is on record (P51); a flag on record is never taken away by it. */
function toldFacts(told: Told, resident: StoredFacts['resident']): ResidentFacts {
  const flags = [...new Set([...(resident?.flags ?? []), ...told.flags])];
  const safeContact = told.safeContact ?? 'unknown';
  return {
    ...(told.digitalAccess && { digitalAccess: told.digitalAccess }),
    ...(flags.length > 0 && { flags }),
    ...(told.tenancy && { tenancy: told.tenancy }),
    ...(told.language !== undefined && { language: told.language }),
    ...((resident?.safeContact ?? 'unknown') === 'unknown' &&
      safeContact !== 'unknown' && { safeContact: safeContact === 'yes' }),
  };
}

/** The database writes times in JSON with an offset. */
const iso = (time: string) => new Date(time).toISOString();

/** Since when each fact about the resident has been known, by its path. */
export function factAges(told: Told, stored: StoredFacts): Record<string, string> {
  const { resident, failedAttempt } = stored;
  const known = resident
    ? Object.keys(residentFacts(resident)).map((fact): [string, string] => [
        `resident.${fact}`,
        iso(resident.knownSince[fact] ?? resident.updatedAt),
      ])
    : [];
  return {
    ...Object.fromEntries(known),
    ...(told.digitalAccessSince !== undefined && { 'resident.digitalAccess': told.digitalAccessSince }),
    ...(failedAttempt && { 'history.onlineAttempt24h': iso(failedAttempt.at) }),
  };
}

function residentFacts(resident: NonNullable<StoredFacts['resident']>): ResidentFacts {
  return {
    digitalAccess: resident.digitalAccess as NonNullable<ResidentFacts['digitalAccess']>,
    digitalSkills: resident.digitalSkills as NonNullable<ResidentFacts['digitalSkills']>,
    lineType: resident.lineType as NonNullable<ResidentFacts['lineType']>,
    needs: resident.needs,
    flags: resident.flags,
    language: resident.language,
    ...(resident.safeContact !== 'unknown' && { safeContact: resident.safeContact === 'yes' }),
    ...(resident.smsConsent !== null && { smsConsent: resident.smsConsent }),
  };
}
