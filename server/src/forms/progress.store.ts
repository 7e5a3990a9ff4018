/** Where reports stand in the back office, as it is kept. */
import type { Database, Tx } from '../platform/database/client.ts';
import { isOver, laterOf, tellsMore } from './standing.ts';
import type { Stage, Standing } from './standing.ts';

export interface ToAsk {
  id: string;
  serviceRequestId: string | null;
  token: string | null;
}

/**
 * Takes up to `most` reports that the back office has, that are not closed and that nobody asked about since `before`, those asked
 * longest ago first, and whatever is to be asked about at once. One statement: no two nodes ask for the same. Reports sent before
 * `since` are let be.
 */
export async function claimToAsk(
  db: Database,
  given: { now: Date; before: Date; since: Date; most: number },
): Promise<ToAsk[]> {
  return db.$queryRaw<ToAsk[]>`
    UPDATE "submission" SET "asked_at" = ${given.now}::timestamptz
    WHERE "id" IN (
      SELECT "id" FROM "submission"
      WHERE "state" = 'sent' AND ("status" IS DISTINCT FROM 'closed' OR "asked_at" IS NULL) AND "sent_at" >= ${given.since}::timestamptz
        AND ("asked_at" IS NULL OR "asked_at" <= ${given.before}::timestamptz)
      ORDER BY "asked_at" NULLS FIRST LIMIT ${given.most} FOR UPDATE SKIP LOCKED)
    RETURNING "id", "service_request_id" AS "serviceRequestId", "token"`;
}

/** Keeps the numbers that tokens came to stand for. */
export async function keepNumbers(
  db: Database,
  found: readonly { id: string; serviceRequestId: string }[],
): Promise<void> {
  await db.$executeRaw`
    UPDATE "submission" s SET "service_request_id" = n."serviceRequestId"
    FROM jsonb_to_recordset(${JSON.stringify(found)}::jsonb) AS n ("id" UUID, "serviceRequestId" TEXT)
    WHERE s."id" = n."id" AND s."service_request_id" IS NULL`;
}

/**
 * Keeps where reports stand, each under its lock, in the order of their ids, so that two who ask at once never keep the older word.
 * Answers how many changed.
 */
export async function keepStandings(tx: Tx, heard: readonly (Standing & { id: string })[]): Promise<number> {
  if (heard.length === 0) return 0;
  const rows = await tx.$queryRaw<(Omit<Standing, 'stage'> & { id: string; stage: Stage | null })[]>`
    SELECT "id", "stage", "expected_on"::text AS "expectedOn", coalesce("status_notes", '') AS "notes", "updated_at" AS "updatedAt"
    FROM "submission" WHERE "id" = ANY (${heard.map(({ id }) => id)}::uuid[]) ORDER BY "id" FOR UPDATE`;
  const next = rows.flatMap(({ id, stage, ...row }) => {
    const said = heard.find((each) => each.id === id);
    // What nothing was heard of stands where every report begins.
    const kept: Standing = { ...row, stage: stage ?? 'received' };
    const later = said ? laterOf(kept, said) : null;
    return later ? [{ id, ...later, isOver: isOver(later.stage), isNews: tellsMore(kept, later) }] : [];
  });
  await tx.$executeRaw`
    UPDATE "submission" s SET "stage" = n."stage", "status" = CASE WHEN n."isOver" THEN 'closed' ELSE 'open' END,
      "expected_on" = n."expectedOn", "status_notes" = n."notes", "updated_at" = n."updatedAt",
      "changes" = "changes" + CASE WHEN n."isNews" THEN 1 ELSE 0 END
    FROM jsonb_to_recordset(${JSON.stringify(next)}::jsonb)
      AS n ("id" UUID, "stage" TEXT, "expectedOn" DATE, "notes" TEXT, "updatedAt" TIMESTAMPTZ, "isOver" BOOLEAN, "isNews" BOOLEAN)
    WHERE s."id" = n."id"`;
  return next.filter(({ isNews }) => isNews).length;
}

/** The back office says that something changed: this report is asked about next, also one that was closed. */
export async function askSoon(db: Database, serviceRequestId: string): Promise<void> {
  await db.submission.updateMany({ where: { serviceRequestId, state: 'sent' }, data: { askedAt: null } });
}
