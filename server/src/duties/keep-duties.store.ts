/** Duties as they are stored: each thing once a contact, until somebody says that it is done. */
import type { Tx } from '../platform/database/client.ts';
import type { Duty } from './duties.ts';

/**
 * Stores what a decision asks for; what is asked for already stays as it is, also when it is done. Telling the agents is done
 * as it is stored: the alert goes out with the contact. Answers whether somebody has something new to do.
 */
export async function keepDuties(tx: Tx, contactId: string, duties: readonly Duty[], now: Date): Promise<boolean> {
  const kept = await tx.$queryRaw<{ kind: string; done: boolean }[]>`
    INSERT INTO "duty" ("id", "contact_id", "kind", "what", "rule", "clause", "at", "done_at")
    SELECT gen_random_uuid(), ${contactId}::uuid, d."kind", d."what", d."rule", d."clause", ${now}::timestamptz,
           CASE WHEN d."kind" = 'notify' AND d."what" = 'agents' THEN ${now}::timestamptz END
    FROM jsonb_to_recordset(${JSON.stringify(duties)}::jsonb)
      AS d ("kind" TEXT, "what" TEXT, "rule" TEXT, "clause" TEXT)
    ON CONFLICT ("contact_id", "kind", "what") DO NOTHING
    RETURNING "kind", "done_at" IS NOT NULL AS "done"`;
  return kept.some(({ kind, done }) => !done && (kind === 'task' || kind === 'notify'));
}

/** Asks for something that happened again: it is to do, also when it was done before. */
export async function askAgain(tx: Tx, contactId: string, duty: Duty, now: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "duty" ("id", "contact_id", "kind", "what", "rule", "clause", "at")
    VALUES (gen_random_uuid(), ${contactId}::uuid, ${duty.kind}, ${duty.what}, ${duty.rule}, ${duty.clause}, ${now}::timestamptz)
    ON CONFLICT ("contact_id", "kind", "what")
    DO UPDATE SET "at" = EXCLUDED."at", "done_at" = NULL, "done_by" = NULL`;
}
