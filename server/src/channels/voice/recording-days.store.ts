/**
 * How long recordings are kept: as supervisors say, else as the rules do. A recording is never kept longer than its caller was
 * promised: what was promised stands in its row.
 */
import { Prisma } from '../../generated/prisma/client.ts';
import type { Database, Tx } from '../../platform/database/client.ts';

export const RECORDINGS = 'recording';

/** Days for a recording that is made now, as an expression of a statement. */
export const daysNow = (rulesDays: number): Prisma.Sql =>
  Prisma.sql`coalesce((SELECT p."days" FROM "retention_period" p WHERE p."kind" = ${RECORDINGS}), ${rulesDays}::int)`;

/** When a row of "call_recording" is to go, as an expression of a statement. */
export const goesAt = (rulesDays: number): Prisma.Sql =>
  Prisma.sql`("started_at" + make_interval(days => least(${daysNow(rulesDays)}, coalesce("keep_days", ${rulesDays}::int))))`;

/** Days for a recording that is made now: what its caller is told. */
export async function recordingDaysNow(db: Database | Tx, rulesDays: number): Promise<number> {
  const kept = await db.retentionPeriod.findUnique({ where: { kind: RECORDINGS }, select: { days: true } });
  return kept?.days ?? rulesDays;
}
