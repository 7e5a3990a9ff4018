/** Offers waiting contacts to free agents: the SQL of queue.ts, under locks. */
import type { ContactSummary, Offer } from '@hub/contract';
import { Prisma } from '../generated/prisma/client.ts';
import { needsKnownSql, needsToTell } from '../needs/index.ts';
import type { NeedsKnown } from '../needs/index.ts';
import type { Database } from '../platform/database/client.ts';
import { commitSoon } from '../platform/database/commit-soon.ts';
import { isCloseSql } from './close-to.store.ts';
import { isReadySql, isWholeSql, lockedWithLoadSql, withLoadSql } from './load.store.ts';
import { DECLINE_ALONE_SECONDS, DECLINE_SECONDS, STEP_SECONDS, URGENT_CLASS } from './queue.ts';
import type { Step } from './step.ts';
import { changeAndRead } from './summary.store.ts';

/** How many of each queue and class are looked at when another node has locked the first one. */
const LOOK_AHEAD = 8;

/** `effectiveClass` of queue.ts in SQL. */
export const effectiveClassSql = (priority: Prisma.Sql, queuedAt: Prisma.Sql, now: Date): Prisma.Sql => Prisma.sql`
  CASE WHEN ${priority} = 1 THEN 1 ELSE greatest(${URGENT_CLASS}::int, ${priority}
    - greatest(0, floor(extract(epoch FROM ${now}::timestamptz - ${queuedAt}) / ${STEP_SECONDS}::int))::int) END`;

/** `isDue` of queue.ts in SQL. */
export const isDueSql = (contact: Prisma.Sql, now: Date): Prisma.Sql =>
  Prisma.sql`(${contact}."not_before" IS NULL OR ${contact}."not_before" <= ${now}::timestamptz)`;

/** `isKeptFromThem` of queue.ts in SQL, of contact `c`. */
const isKeptFromSql = (staffId: Prisma.Sql, now: Date): Prisma.Sql =>
  Prisma.sql`(
    c."kept_for" IS NOT NULL AND c."kept_for" <> ${staffId} AND c."kept_until" > ${now}::timestamptz
    AND c."priority" > ${URGENT_CLASS}::int)`;

/** `mayTake` of queue.ts in SQL but for the skills, of contact `c` and member of staff `s`. */
const isInTheirQueuesSql = (now: Date): Prisma.Sql => Prisma.sql`(
  c."queue" = ANY(s."queues")
  OR EXISTS (SELECT 1 FROM "work_queue" w
             WHERE w."name" = c."queue" AND w."overflow_to" = ANY(s."queues")
               AND greatest(c."queued_at", c."not_before")
                   <= ${now}::timestamptz - make_interval(secs => w."overflow_after_seconds"::float8)))`;

/** True in SQL when contact `c` is held back from agent `staffId`, who declined it or gave it away a short while ago. */
const isHeldBackSql = (staffId: Prisma.Sql, now: Date): Prisma.Sql => Prisma.sql`
  EXISTS (
    SELECT 1 FROM "offer" d
    WHERE d."contact_id" = c."id" AND d."staff_id" = ${staffId} AND d."state" IN ('declined', 'given')
      AND d."settled_at" > ${now}::timestamptz - make_interval(secs => ${DECLINE_SECONDS}::float8)
      AND (d."settled_at" > ${now}::timestamptz - make_interval(secs => ${DECLINE_ALONE_SECONDS}::float8)
           OR EXISTS (SELECT 1 FROM "staff" s
                      WHERE s."id" <> ${staffId} AND c."queue" = ANY(s."queues") AND c."skills" <@ s."skills"
                        AND NOT ${isCloseSql(Prisma.sql`s."id"`, Prisma.sql`c`)}
                        AND ${isReadySql(now)})))`;

/** `isLeftToOthers` of queue.ts in SQL, of contact `c` and the free agent `f`. Of whoever is a reserve nowhere nothing is looked for. */
const isLeftToOthersSql = (staffId: string, now: Date): Prisma.Sql => Prisma.sql`(
    c."queue" = ANY(f."reserve_for")
    AND EXISTS (
      SELECT 1 FROM "staff" s ${withLoadSql}
      WHERE s."id" <> ${staffId}::uuid AND c."queue" = ANY(s."queues") AND c."queue" <> ALL(s."reserve_for")
        AND c."skills" <@ s."skills" AND ${isReadySql(now)}
        AND l.taken < l.places AND (l.taken = 0 OR NOT ${isWholeSql(Prisma.sql`c."channel"`)})
        AND NOT ${isCloseSql(Prisma.sql`s."id"`, Prisma.sql`c`)} AND NOT ${isKeptFromSql(Prisma.sql`s."id"`, now)}
        AND NOT EXISTS (
          SELECT 1 FROM "offer" d
          WHERE d."contact_id" = c."id" AND d."staff_id" = s."id" AND d."state" IN ('declined', 'given')
            AND d."settled_at" > ${now}::timestamptz - make_interval(secs => ${DECLINE_SECONDS}::float8))))`;

/** Is somebody a reserve who could be offered work now? */
export async function hasReserve(db: Database): Promise<boolean> {
  const where = { active: true, status: 'available', reserveFor: { isEmpty: false } };
  return (await db.staff.findFirst({ where, select: { id: true } })) !== null;
}

/**
 * Agents with a free place for whom something waits, in the order in which they are to be offered it: least on hand first, then
 * those with the fewest skills (who are needed nowhere else), then whose last offer is longest ago.
 */
export async function agentsToServe(db: Database, now: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT s."id" FROM "staff" s ${withLoadSql}
    WHERE ${isReadySql(now)} AND l.taken < l.places
      AND EXISTS (SELECT 1 FROM "contact" c
                  WHERE c."state" = 'queued' AND ${isInTheirQueuesSql(now)} AND c."skills" <@ s."skills"
                    AND NOT ${isCloseSql(Prisma.sql`s."id"`, Prisma.sql`c`)}
                    AND ${isDueSql(Prisma.sql`c`, now)} AND NOT ${isKeptFromSql(Prisma.sql`s."id"`, now)}
                    AND (l.taken = 0 OR NOT ${isWholeSql(Prisma.sql`c."channel"`)}))
    ORDER BY l.taken, cardinality(s."skills"),
             (SELECT o."offered_at" FROM "offer" o WHERE o."staff_id" = s."id" ORDER BY o."offered_at" DESC LIMIT 1)
               NULLS FIRST, s."id"`;
  return rows.map(({ id }) => id);
}

/**
 * Offers this agent the contact that is next for them, and answers the offer; null when they are not free or nothing waits.
 *
 * Guarantee: places are never exceeded, however many nodes do this at once. All offers to an agent are made under the lock of
 * the agent's row, and what is on hand is counted after the lock was got; every other step makes it less, or holds that lock too,
 * as what comes back from being set aside. A contact that another node is offering is skipped, not waited for, and has one
 * pending offer at most (a unique index).
 *
 * An offer does not wait until it is on the disk: of one that a crash of the database takes away nothing is left but a contact that
 * waits as before, and is offered again. Whoever answers it is told that it is gone; an answer that was kept keeps the offer too.
 */
export async function offerNext(
  db: Database,
  { staffId, offerSeconds, ...step }: Step & { staffId: string; offerSeconds: number },
): Promise<Offer | null> {
  const expiresAt = new Date(step.now.getTime() + offerSeconds * 1000);
  const offerId = step.newId();
  const claim = (lookAhead: number) => claimNext(db, { ...step, staffId, offerId, expiresAt, lookAhead });
  // Hardly ever is the first one locked: to look at it alone is cheaper.
  const claimed = (await claim(1)) ?? (await claim(LOOK_AHEAD));
  if (!claimed) return null;
  const { contact, beside } = claimed;
  const needs = needsToTell(beside, step.now);
  return { offerId, contact, reason: contact.reason, needs, expiresAt: expiresAt.toISOString(), asked: null };
}

/**
 * Claims the first of the next contacts that no other node has locked, `lookAhead` of each queue and class, for an agent who is free once
 * their row is locked. All in one statement: each journey to the database more is one more that can be held up.
 */
async function claimNext(
  db: Database,
  claim: Step & { staffId: string; offerId: string; expiresAt: Date; lookAhead: number },
): Promise<{ contact: ContactSummary; beside: NeedsKnown } | undefined> {
  const { staffId, offerId, now, expiresAt, lookAhead, wording } = claim;
  const [claimed] = await changeAndRead(
    db,
    Prisma.sql`
      free AS MATERIALIZED (
        SELECT s."queues", s."skills", s."reserve_for", s."taken", ${commitSoon} FROM ${lockedWithLoadSql(staffId)}
        WHERE ${isReadySql(now)} AND s."taken" < s."places"
      ), candidate AS (${candidates({ staffId, now, lookAhead })}
      ), next AS (
        SELECT c."id" FROM (SELECT * FROM candidate k ORDER BY k.class, k."queued_at", k."id" LIMIT ${lookAhead}) k
        JOIN "contact" c ON c."id" = k."id"
        WHERE c."state" = 'queued'
        ORDER BY k.class, k."queued_at", k."id" LIMIT 1
        FOR NO KEY UPDATE OF c SKIP LOCKED
      ), changed AS (
        UPDATE "contact" c
        SET "state" = 'offered', "kept_for" = NULL, "kept_until" = NULL, "version" = c."version" + 1
        FROM next WHERE c."id" = next."id" RETURNING c.*
      ), made AS (
        INSERT INTO "offer" ("id", "contact_id", "staff_id", "offered_at", "expires_at")
        SELECT ${offerId}::uuid, changed."id", ${staffId}::uuid, ${now}::timestamptz, ${expiresAt}::timestamptz FROM changed
      )`,
    wording,
    needsKnownSql,
  );
  return claimed && { contact: claimed.contact, beside: claimed.beside as NeedsKnown };
}

/**
 * The first few contacts of each class that this agent may take, of each of their queues and of each that those help. Within one
 * class the oldest has also risen furthest, so that the first of each are enough, found by the index "contact_waiting" however long
 * the queue is. CASE keeps the planner to that order: seeing the conditions it expects hardly a row to pass, joins for all of the
 * queue first, and sorts what is left.
 */
function candidates({ staffId, now, lookAhead }: { staffId: string; now: Date; lookAhead: number }): Prisma.Sql {
  return Prisma.sql`
    SELECT k.*, ${effectiveClassSql(Prisma.sql`p.priority`, Prisma.sql`k."queued_at"`, now)} AS class
    FROM free f
    CROSS JOIN LATERAL (
      SELECT t.queue, NULL::timestamptz AS before FROM unnest(f."queues") AS t (queue)
      UNION ALL
      SELECT w."name", ${now}::timestamptz - make_interval(secs => w."overflow_after_seconds"::float8)
      FROM "work_queue" w WHERE w."overflow_to" = ANY(f."queues") AND w."name" <> ALL(f."queues")) q
    CROSS JOIN generate_series(1, 5) AS p (priority)
    CROSS JOIN LATERAL (
      SELECT c."id", c."queued_at" FROM "contact" c
      WHERE c."state" = 'queued' AND c."queue" = q.queue AND c."priority" = p.priority AND CASE
        WHEN c."skills" <@ f."skills" AND (q.before IS NULL OR greatest(c."queued_at", c."not_before") <= q.before)
          AND (f."taken" = 0 OR NOT ${isWholeSql(Prisma.sql`c."channel"`)}) AND ${isDueSql(Prisma.sql`c`, now)}
          AND NOT ${isCloseSql(Prisma.sql`${staffId}::uuid`, Prisma.sql`c`)}
          AND NOT ${isKeptFromSql(Prisma.sql`${staffId}::uuid`, now)}
          AND NOT ${isHeldBackSql(Prisma.sql`${staffId}::uuid`, now)}
          AND NOT ${isLeftToOthersSql(staffId, now)}
        THEN TRUE ELSE FALSE END
      ORDER BY c."queued_at", c."id" LIMIT ${lookAhead}
    ) k`;
}
