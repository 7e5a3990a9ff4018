/** Why staff looked at what is sensitive: one reason for each of them in a contact, the first that they gave. */
import type { ViewReasonGiven } from '@hub/contract';
import type { Database } from '../platform/database/client.ts';

export interface Giver {
  contactId: string;
  staffId: string;
}

/** Given again, the first stands: what the audit trail says of it must not change afterwards. */
export async function keepReason(
  db: Database,
  { contactId, staffId, given, now }: Giver & { given: ViewReasonGiven; now: Date },
): Promise<void> {
  const words = given.reason === 'other' ? given.words : null;
  await db.$executeRaw`
    INSERT INTO "view_reason" ("contact_id", "staff_id", "reason", "words", "at")
    VALUES (${contactId}::uuid, ${staffId}::uuid, ${given.reason}, ${words}, ${now}::timestamptz) ON CONFLICT DO NOTHING`;
}

/** The reason as it is written down with every look, or null while none was given. */
export async function reasonOf(db: Database, { contactId, staffId }: Giver): Promise<string | null> {
  const row = await db.viewReason.findUnique({ where: { contactId_staffId: { contactId, staffId } } });
  if (!row) return null;
  return row.words === null ? row.reason : `${row.reason}: ${row.words}`;
}
