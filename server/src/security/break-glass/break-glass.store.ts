/** The sealed account in the database: tries, uses, and who has seen them. Each is one statement or one transaction. */
import { randomUUID } from 'node:crypto';
import type { BreakGlassUse } from '@hub/contract';
import type { Database } from '../../platform/database/client.ts';
import { BREAK_GLASS_SUBJECT } from '../signs-in.ts';

const MOST_TRIES = 5;
const TRIES_WITHIN_MINUTES = 15;

/** Takes one of the tries that all nodes share, right or wrong; false where none is left. Nobody gets more by asking at once: the lock. */
export async function takeTry(db: Database, now: Date): Promise<boolean> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('break-glass', 0))::text`;
    await tx.$executeRaw`
      DELETE FROM "break_glass_try" WHERE "at" <= ${now}::timestamptz - make_interval(mins => ${TRIES_WITHIN_MINUTES}::int)`;
    const taken = await tx.$executeRaw`
      INSERT INTO "break_glass_try" ("id", "at")
      SELECT ${randomUUID()}::uuid, ${now}::timestamptz WHERE (SELECT count(*) FROM "break_glass_try") < ${MOST_TRIES}`;
    return taken === 1;
  });
}

/**
 * Makes an account for this one sign-in, so that the audit trail and residents' threads name the person and not a shared account, and
 * the alert with it: neither is there without the other. Nobody can sign in to it again.
 */
export async function keepUse(
  db: Database,
  { staffId, who, reason, now }: { staffId: string; who: string; reason: string; now: Date },
): Promise<void> {
  const subject = BREAK_GLASS_SUBJECT + staffId;
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO "staff" ("id", "subject", "name", "email", "role", "capacity", "status_since")
      VALUES (${staffId}::uuid, ${subject}, ${who}, ${subject}, 'supervisor', 1, ${now}::timestamptz)`;
    await tx.$executeRaw`
      INSERT INTO "break_glass_use" ("id", "staff_id", "reason", "at")
      VALUES (${randomUUID()}::uuid, ${staffId}::uuid, ${reason}, ${now}::timestamptz)`;
  });
}

/** The uses that nobody has marked as seen. */
export async function readUnseen(db: Database, staffId: string): Promise<BreakGlassUse[]> {
  const rows = await db.$queryRaw<(Omit<BreakGlassUse, 'at'> & { at: Date })[]>`
    SELECT u."id" AS "useId", s."name", u."reason", u."at", u."staff_id" = ${staffId}::uuid AS "mine"
    FROM "break_glass_use" u JOIN "staff" s ON s."id" = u."staff_id"
    WHERE u."seen_at" IS NULL ORDER BY u."at", u."id"`;
  return rows.map(({ at, ...use }) => ({ ...use, at: at.toISOString() }));
}

/** Marks a use as seen, once, and never one's own; false where there was nothing to mark. */
export async function markSeen(
  db: Database,
  { useId, staffId, now }: { useId: string; staffId: string; now: Date },
): Promise<boolean> {
  const marked = await db.$executeRaw`
    UPDATE "break_glass_use" SET "seen_at" = ${now}::timestamptz, "seen_by" = ${staffId}::uuid
    WHERE "id" = ${useId}::uuid AND "seen_at" IS NULL AND "staff_id" <> ${staffId}::uuid`;
  return marked === 1;
}
