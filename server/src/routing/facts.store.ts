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
  } | null;
  sameService72h: number;
}

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
                     'language', r.language, 'flags', r.flags, 'safeContact', r.safe_contact, 'smsConsent', r.sms_consent,
                     'lineType', r.line_type)
                   FROM resident r WHERE r.id = ${residentId}::uuid),
      'sameService72h', (SELECT count(*) FROM contact c
                         WHERE c.resident_id = ${residentId}::uuid AND c.service_id = ${serviceId}
                           AND c.conversation_id IS DISTINCT FROM ${conversationId}::uuid
                           AND c.started_at > ${now}::timestamptz - interval '72 hours')
    ) AS facts`;
  if (!row) throw new Error('a SELECT without FROM answers one row');
  return row.facts;
}

/** The names and links of services that the bot may offer as choices. */
export async function serviceNames(tx: Tx, ids: string[]): Promise<{ id: string; name: string }[]> {
  const found = await tx.service.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return ids.flatMap((id) => found.filter((service) => service.id === id));
}
