/** Puts together what the rules are asked: what was said, what is stored, the hours and the queue. Pure. */
import type { Facts } from '@hub/routing-rules';
import type { Understood } from '@hub/bots';
import type { StoredFacts } from './facts.store.ts';
import type { DueTurn } from './turn.store.ts';

export interface Moment {
  now: Date;
  open: boolean;
  bankHoliday: boolean;
  queue: { waiting: number; expectedWaitSeconds: number | null; agentsAvailable: number };
}

type ResidentFacts = NonNullable<Facts['resident']>;

/** What is not known is left out: the rules take an omitted fact as unknown, and unknown never counts as able. */
export function toFacts(turn: DueTurn, understood: Understood, stored: StoredFacts, moment: Moment): Facts {
  const [intent] = understood.intents;
  const { service, resident } = stored;
  const { digitalExclusion, person, complaint, informationRequest, dataRequest } = understood.asks;
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
      // What somebody says of themselves now is newer than what is on record (P51).
      ...(digitalExclusion && { digitalAccess: 'none' as const }),
    },
    history: { sameService72h: stored.sameService72h, botMisses: turn.botMisses },
    asks: { person, complaint, informationRequest, dataRequest },
    hours: { open: moment.open, bankHoliday: moment.bankHoliday },
    queue: { ...queue, ...(expectedWaitSeconds !== null && { expectedWaitSeconds }) },
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
