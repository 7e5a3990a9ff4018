/**
 * Contacts that no rules of ours decided, such as those taken over from an older system: their facts are put together from what
 * is on record of them. Pure. What was said is not known, so no intent is.
 */
import type { Facts } from '@hub/routing-rules';
import { isWithoutTexts, needsForRules } from '../needs/to-rules.ts';

/** Which contacts these are, as a condition on the table `contact c`: every contact of ours has a conversation. */
export const TAKEN_OVER = `c."conversation_id" IS NULL AND c."direction" = 'inbound'`;

type ResidentFacts = NonNullable<Facts['resident']>;
type ServiceFacts = NonNullable<Facts['service']>;

/** Rows as the database writes them in JSON. */
export interface TakenOverRow {
  channel: NonNullable<Facts['channel']>;
  at: string;
  service: {
    id: string;
    online: NonNullable<ServiceFacts['online']>;
    complex: boolean;
    urgent: boolean;
    lgsl: number | null;
  } | null;
  resident: {
    digital_access: NonNullable<ResidentFacts['digitalAccess']>;
    digital_skills: NonNullable<ResidentFacts['digitalSkills']>;
    line_type: NonNullable<ResidentFacts['lineType']>;
    language: string;
    needs: string[];
    flags: string[];
    safe_contact: string;
    sms_consent: boolean | null;
  } | null;
}

export function takenOver({ channel, at, service, resident }: TakenOverRow): Facts {
  return {
    ...{ channel, direction: 'inbound', at: new Date(at).toISOString(), safety: { signal: 'none' } },
    ...(service && {
      service: {
        ...{ id: service.id, online: service.online, complex: service.complex, urgent: service.urgent },
        // An outage of today says nothing of then.
        ...(service.lgsl !== null && { lgsl: service.lgsl }),
      },
    }),
    resident: { known: resident !== null, ...(resident && residentFacts(resident)) },
  };
}

function residentFacts(resident: NonNullable<TakenOverRow['resident']>): ResidentFacts {
  const needs = needsForRules(resident.needs);
  const smsConsent = isWithoutTexts(needs) ? false : resident.sms_consent;
  return {
    digitalAccess: resident.digital_access,
    digitalSkills: resident.digital_skills,
    lineType: resident.line_type,
    language: resident.language,
    ...{ needs, flags: resident.flags },
    ...(resident.safe_contact !== 'unknown' && { safeContact: resident.safe_contact === 'yes' }),
    ...(smsConsent !== null && { smsConsent }),
  };
}
