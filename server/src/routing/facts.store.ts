/** Everything the rules ask about a contact that stands in the database, in one round trip. */
import type { Tx } from '../platform/database/client.ts';

export interface StoredFacts {
  service: {
    id: string;
    name: string;
    online: string;
    complex: boolean;
    urgent: boolean;
    outage: boolean;
    lgsl: number | null;
    identityLevel: number;
    path: string;
    summary: string;
  } | null;
  resident: {
    digitalAccess: string;
    digitalSkills: string;
    needs: string[];
    language: string;
    flags: string[];
    safeContact: string;
    smsConsent: boolean | null;
    lineType: string;
    /** ISO 8601: the last change of the record, and of single facts where that is known. */
    updatedAt: string;
    knownSince: Record<string, string>;
  } | null;
  sameService72h: number;
  /** Who helped them last in this conversation, or with that service, in the last 72 hours, where that person is at work now (P43). */
  lastAgent72h: string | null;
  /**
   * P44. A case is what one resident, or one conversation of somebody unknown, asks about one service: it lives from contact to
   * contact, and ends when they themselves say that it is answered. These are its contacts of the last 14 days before this one;
   * a call back belongs to the contact that asked for it.
   */
  earlierOnCase14d: number;
  /** Whether they completed the online form of that service in the last 14 days: a case that nobody has talked about yet. */
  formCompleted14d: boolean;
  /** The newest attempt of the last 24 hours to do it online that did not come to its end. */
  failedAttempt: { at: string; error: string | null } | null;
  /** True when a contact of the last twelve months said that texts are not safe or not wanted (P04, P12). */
  textsHeldBack: boolean;
  /** True when the number of this conversation wrote to us by text: they use texts with us. */
  textedUs: boolean;
}

/** Beside what the database holds: how many checks of who they are have failed; null where none can have been made. */
export type KnownFacts = StoredFacts & { failedChecks: number | null };

export interface FactsKey {
  conversationId: string;
  residentId: string | null;
  serviceId: string | null;
  now: Date;
}

export async function readFacts(
  tx: Tx,
  { conversationId, residentId, serviceId, now }: FactsKey,
): Promise<StoredFacts> {
  const [row] = await tx.$queryRaw<{ facts: StoredFacts }[]>`
    SELECT jsonb_build_object(
      'service', (SELECT jsonb_build_object('id', s.id, 'name', s.name, 'online', s.online, 'complex', s.complex, 'urgent', s.urgent,
                    'outage', s.outage, 'lgsl', s.lgsl, 'identityLevel', s.identity_level, 'path', s.path, 'summary', s.summary)
                  FROM service s WHERE s.id = ${serviceId}),
      'resident', (SELECT jsonb_build_object('digitalAccess', r.digital_access, 'digitalSkills', r.digital_skills, 'needs', r.needs,
                     'language', coalesce(p.language, r.language), 'flags', r.flags, 'safeContact', r.safe_contact, 'smsConsent', r.sms_consent,
                     'lineType', r.line_type, 'updatedAt', r.updated_at, 'knownSince', r.known_since)
                   FROM resident r LEFT JOIN needs_passport p ON p.resident_id = r.id
                   WHERE r.id = ${residentId}::uuid),
      'sameService72h', (SELECT count(*) FROM contact c
                         WHERE c.resident_id = ${residentId}::uuid AND c.service_id = ${serviceId}
                           AND c.conversation_id IS DISTINCT FROM ${conversationId}::uuid
                           AND c.started_at > ${now}::timestamptz - interval '72 hours'),
      'lastAgent72h', (SELECT c.assigned_to FROM contact c JOIN staff s ON s.id = c.assigned_to
                       -- "A person, please" names no service: it is about what was spoken of before.
                       WHERE (c.conversation_id = ${conversationId}::uuid
                              OR (c.resident_id = ${residentId}::uuid
                                  AND c.service_id = coalesce(${serviceId}, (
                                    SELECT l.service_id FROM contact l
                                    WHERE l.conversation_id = ${conversationId}::uuid AND l.state <> 'closed'
                                    ORDER BY l.started_at DESC LIMIT 1))))
                         AND c.state IN ('wrap-up', 'closed')
                         AND c.accepted_at > ${now}::timestamptz - interval '72 hours'
                         AND s.active AND s.status = 'available'
                       ORDER BY c.accepted_at DESC LIMIT 1),
      'earlierOnCase14d', (SELECT count(*) FROM contact c
                           WHERE (c.resident_id = ${residentId}::uuid OR c.conversation_id = ${conversationId}::uuid)
                             AND c.service_id = ${serviceId} AND c.direction = 'inbound' AND c.channel <> 'callback'
                             AND NOT (c.conversation_id IS NOT DISTINCT FROM ${conversationId}::uuid AND c.state <> 'closed')
                             AND NOT (c.outcome = 'resolved' AND c.disposition IS NULL)
                             AND c.started_at > ${now}::timestamptz - interval '14 days'),
      'formCompleted14d', EXISTS (SELECT 1 FROM online_attempt a
                                  WHERE (a.resident_id = ${residentId}::uuid OR a.conversation_id = ${conversationId}::uuid)
                                    AND a.service_id = ${serviceId} AND a.outcome = 'completed'
                                    AND a.at > ${now}::timestamptz - interval '14 days'),
      'failedAttempt', (SELECT jsonb_build_object('at', a.at, 'error', a.error) FROM online_attempt a
                        WHERE (a.resident_id = ${residentId}::uuid OR a.conversation_id = ${conversationId}::uuid)
                          AND (a.service_id = ${serviceId}
                               -- A form that was opened and left says something of its own service alone.
                               OR (a.outcome = 'failed' AND (a.service_id IS NULL OR ${serviceId}::text IS NULL)))
                          AND a.outcome <> 'completed' AND a.at > ${now}::timestamptz - interval '24 hours'
                        ORDER BY a.at DESC LIMIT 1),
      'textsHeldBack', EXISTS (
        SELECT 1 FROM duty d JOIN contact p ON p.id = d.contact_id
        WHERE d.kind = 'suppress' AND d.what = 'sms' AND d.clause IN ('P04', 'P12') AND d.done_at IS NULL
          AND (p.conversation_id = ${conversationId}::uuid
               OR (p.resident_id = ${residentId}::uuid AND d.at > ${now}::timestamptz - interval '12 months')))
        OR EXISTS (
          -- STOP holds for the number, whoever writes from it (P04).
          SELECT 1 FROM sms_number n
          WHERE n.stopped_at IS NOT NULL
            AND (n.number = (SELECT v.number FROM conversation v WHERE v.id = ${conversationId}::uuid)
                 OR n.number = (SELECT regexp_replace(replace(r.phone, ' ', ''), '^0', '+44') FROM resident r WHERE r.id = ${residentId}::uuid))),
      'textedUs', EXISTS (SELECT 1 FROM sms_inbound i JOIN conversation v ON v.number = i.sender
                          WHERE v.id = ${conversationId}::uuid)
    ) AS facts`;
  if (!row) throw new Error('a SELECT without FROM answers one row');
  return row.facts;
}

/** The names and links of services that the bot may offer as choices. */
export async function serviceNames(tx: Tx, ids: string[]): Promise<{ id: string; name: string }[]> {
  const found = await tx.service.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return ids.flatMap((id) => found.filter((service) => service.id === id));
}

/** A service that a rule names, and where its form is. Throws where there is none: the checker refuses such a rule set. */
export async function linkedService(tx: Tx, id: string): Promise<{ id: string; name: string; path: string }> {
  return tx.service.findUniqueOrThrow({ where: { id }, select: { id: true, name: true, path: true } });
}

/** Less sure than this, a message is not taken to name a service beside what else it says. */
const NAMED = 0.2;

/** The surest service of the catalogue among what a message may be about: that it failed online may be surer still. */
export async function knownService(
  tx: Tx,
  intents: readonly { id: string; confidence: number }[],
): Promise<string | null> {
  const ids = intents.filter(({ confidence }) => confidence >= NAMED).map(({ id }) => id);
  const [service] = ids.length > 0 ? await serviceNames(tx, ids) : [];
  return service?.id ?? null;
}
