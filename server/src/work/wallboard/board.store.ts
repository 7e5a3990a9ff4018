/** What the wallboard is made of, counted from the rows: one statement for all queues, channels and skills, one for all staff. */
import type { Wallboard } from '@hub/contract';
import type { Database, Tx } from '../../platform/database/client.ts';
import { atOneMoment } from '../in-transaction.ts';
import { LIVE } from '../target.store.ts';
import { toBoard } from './board.ts';
import type { CountedLine, QueueTarget, SeenAgent } from './board.ts';

/** Who leaves sooner than this changed their mind: nobody could have answered. The same as of the measures. */
const SHORT_SECONDS = 5;

export function readBoard(db: Database, now: Date): Promise<Wallboard> {
  return atOneMoment(db, async (tx) => {
    const queues = await tx.workQueue.findMany();
    const targets = queues.map(({ name, targetSeconds: seconds, targetShare: share, abandonedShare }): QueueTarget => ({
      ...{ name, seconds, share, abandonedShare },
    }));
    return toBoard({ lines: await countLines(tx, now), agents: await seeAgents(tx, now), targets }, now);
  });
}

/** A contact that needs three skills stands in three lines of skills, and in one of queues and one of channels. */
function countLines(tx: Tx, now: Date): Promise<CountedLine[]> {
  const live = [...LIVE];
  return tx.$queryRaw<CountedLine[]>`
    WITH day AS (
      SELECT (${now}::timestamptz AT TIME ZONE 'Europe/London')::date::timestamp AT TIME ZONE 'Europe/London' AS began
    ), counted AS (
      SELECT c."id" FROM "contact" c, day WHERE c."queued_at" >= day.began
      UNION
      SELECT c."id" FROM "contact" c WHERE c."state" = 'queued'
      UNION
      SELECT o."contact_id" FROM "offer" o WHERE o."state" = 'pending' AND o."kind" = 'work'
    ), seen AS (
      SELECT c."queue", c."channel", c."skills", c."disposition", c."queued_at", c."accepted_at", c."closed_at",
             c."channel" = ANY(${live}::text[]) AS live, w."target_seconds" AS target,
             greatest(c."queued_at", c."not_before") AS since,
             c."state" IN ('queued', 'offered') AND coalesce(c."not_before", c."queued_at") <= ${now}::timestamptz AS waits,
             c."direction" = 'inbound' AND c."queued_at" >= day.began AND (
               c."accepted_at" IS NOT NULL
               OR (c."closed_at" IS NOT NULL AND NOT (
                 c."disposition" IS NOT DISTINCT FROM 'resident-left'
                 AND c."closed_at" - c."queued_at" <= make_interval(secs => ${SHORT_SECONDS}::float8)))) AS is_over
      FROM counted JOIN "contact" c ON c."id" = counted."id" CROSS JOIN day
      LEFT JOIN "work_queue" w ON w."name" = c."queue"
    )
    SELECT line.kind, line.name,
      count(*) FILTER (WHERE waits)::int AS "waiting",
      min(since) FILTER (WHERE waits AND (live OR line.kind = 'channel')) AS "longestSince",
      count(*) FILTER (WHERE waits AND live
                         AND since <= ${now}::timestamptz - make_interval(secs => target::float8))::int AS "overTarget",
      count(*) FILTER (WHERE waits AND "channel" = 'callback')::int AS "callbacksDue",
      count(*) FILTER (WHERE live AND is_over)::int AS "ended",
      count(*) FILTER (WHERE live AND is_over AND "accepted_at" IS NULL AND "disposition" = 'resident-left')::int AS "abandoned",
      count(*) FILTER (WHERE live AND is_over AND target IS NOT NULL)::int AS "promised",
      count(*) FILTER (WHERE live AND is_over
                         AND "accepted_at" - "queued_at" <= make_interval(secs => target::float8))::int AS "inTarget"
    FROM seen CROSS JOIN LATERAL (
      SELECT 'queue' AS kind, "queue" AS name UNION ALL SELECT 'channel', "channel" UNION ALL SELECT 'skill', unnest("skills")
    ) line
    GROUP BY line.kind, line.name`;
}

/** Whoever is at work, or has still something on hand. What somebody set aside for later keeps them from nothing. */
function seeAgents(tx: Tx, now: Date): Promise<SeenAgent[]> {
  return tx.$queryRaw<SeenAgent[]>`
    SELECT s."id" AS "staffId", s."name", s."status", s."status_reason" AS "reason", s."status_since" AS "statusSince",
           s."queues", s."skills", s."capacity",
           coalesce(h."talking", 0) AS "talking", h."talkingSince", coalesce(h."wrappingUp", 0) AS "wrappingUp",
           h."wrappingUpSince", p."staff_id" IS NOT NULL AS "isHere"
    FROM "staff" s
    LEFT JOIN (SELECT DISTINCT "staff_id" FROM "presence" WHERE "lease_until" > ${now}::timestamptz) p
      ON p."staff_id" = s."id"
    LEFT JOIN (
      SELECT b.staff_id, count(*) FILTER (WHERE b.talks)::int AS "talking", min(b.since) FILTER (WHERE b.talks) AS "talkingSince",
             count(*) FILTER (WHERE NOT b.talks)::int AS "wrappingUp",
             min(b.since) FILTER (WHERE NOT b.talks) AS "wrappingUpSince"
      FROM (
        SELECT c."assigned_to" AS staff_id, c."state" = 'assigned' AS talks,
               CASE c."state" WHEN 'assigned' THEN c."accepted_at" ELSE c."ended_at" END AS since
        FROM "contact" c WHERE c."state" IN ('assigned', 'wrap-up') AND c."assigned_to" IS NOT NULL
                           AND c."set_aside_until" IS NULL
        UNION ALL
        SELECT p."staff_id", TRUE, p."joined_at" FROM "participant" p WHERE p."left_at" IS NULL
      ) b GROUP BY b.staff_id
    ) h ON h.staff_id = s."id"
    WHERE s."active" AND s."role" <> 'auditor' AND (s."status" <> 'offline' OR h.staff_id IS NOT NULL)`;
}
