/** Where each resident stands in a queue, and what is known of the queue's strength. */
import type { ConversationState, QueuePlace } from '@hub/contract';
import { Prisma } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/client.ts';
import { isReadySql, withLoadSql } from './load.store.ts';
import { effectiveClassSql, isDueSql } from './offer-work.store.ts';
import { waitSeconds } from './waiting-time.ts';
import type { QueueStrength } from './waiting-time.ts';

/** How many of the last handled contacts say how long one takes. */
const RECENT = 20;

interface Strength extends QueueStrength {
  agents: number;
}

/** How strong these queues are; who is at work, and with how much on hand, is gathered once for all of them. */
async function strengthsOf(db: Database, queues: readonly string[], now: Date): Promise<Map<string, Strength>> {
  const rows = await db.$queryRaw<(Omit<Strength, 'recentHandling'> & { queue: string; recent: number[] | null })[]>`
    WITH staffed AS (
      SELECT q.queue, count(*)::int AS agents, sum(s."capacity")::int AS places,
             sum(greatest(0, l.places - l.taken))::int AS "freePlaces"
      FROM "staff" s ${withLoadSql} CROSS JOIN unnest(s."queues") AS q (queue)
      WHERE ${isReadySql(now)} AND q.queue = ANY(${[...queues]}::text[]) GROUP BY q.queue)
    SELECT q.queue, coalesce(f.agents, 0) AS agents, coalesce(f.places, 0) AS places, coalesce(f."freePlaces", 0) AS "freePlaces",
           (SELECT array_agg(r.seconds) FROM (
              SELECT extract(epoch FROM c."ended_at" - c."accepted_at")::float8 AS seconds FROM "contact" c
              WHERE c."queue" = q.queue AND c."ended_at" IS NOT NULL AND c."accepted_at" IS NOT NULL
              ORDER BY c."ended_at" DESC LIMIT ${RECENT}) r) AS recent
    FROM unnest(${[...queues]}::text[]) AS q (queue) LEFT JOIN staffed f ON f.queue = q.queue`;
  return new Map(rows.map(({ queue, recent, ...counted }) => [queue, { ...counted, recentHandling: recent ?? [] }]));
}

async function strengthOf(db: Database, queue: string, now: Date): Promise<Strength> {
  const strength = (await strengthsOf(db, [queue], now)).get(queue);
  if (!strength) throw new Error('each queue that is asked for is answered');
  return strength;
}

/** Who is offered to somebody from these queues. */
const offeredIn = (queues: readonly string[]): Prisma.Sql => Prisma.sql`
  SELECT c.* FROM "offer" o JOIN "contact" c ON c."id" = o."contact_id"
  WHERE o."state" = 'pending' AND c."state" = 'offered' AND c."queue" = ANY(${[...queues]}::text[])`;

/** Everybody who waits in these queues. What is being offered is still waiting; a call back for later is in nobody's way. */
const waitingIn = (queues: readonly string[], now: Date): Prisma.Sql => Prisma.sql`
  SELECT c.* FROM "contact" c
  WHERE c."state" = 'queued' AND c."queue" = ANY(${[...queues]}::text[]) AND ${isDueSql(Prisma.sql`c`, now)}
  UNION ALL ${offeredIn(queues)}`;

/** These with their positions, in the order of queue.ts. */
const inLines = (waiting: Prisma.Sql, now: Date): Prisma.Sql => Prisma.sql`
  SELECT w."conversation_id" AS "conversationId", w."channel", w."queue",
         row_number() OVER (PARTITION BY w."queue" ORDER BY ${effectiveClassSql(Prisma.sql`w."priority"`, Prisma.sql`w."queued_at"`, now)},
                                     w."queued_at", w."id")::int AS position
  FROM (${waiting}) w`;

/** Everybody who waits in these queues, with their positions. */
const lines = (queues: readonly string[], now: Date): Prisma.Sql => inLines(waitingIn(queues, now), now);

export interface Placed {
  conversationId: string;
  place: QueuePlace;
}

/** A line as it is told. */
export interface ToldLine {
  queue: string;
  places: Placed[];
  /** Others wait farther back, whose places were not looked for. */
  isLonger: boolean;
}

/** The first so many of a line are told of every change; who stands farther back is told less often. */
export const NEAR = 50;

/**
 * Who may be among the first of these queues: of each class those who came first, found by the index "contact_waiting" however long the
 * line is, and whoever is offered to somebody. One more than are near, so that a longer line is seen to be one.
 */
const firstIn = (queues: readonly string[], now: Date): Prisma.Sql => Prisma.sql`
  SELECT f.* FROM unnest(${[...queues]}::text[]) AS q (queue) CROSS JOIN generate_series(1, 5) AS p (priority)
  CROSS JOIN LATERAL (
    SELECT c.* FROM "contact" c
    WHERE c."state" = 'queued' AND c."queue" = q.queue AND c."priority" = p.priority AND ${isDueSql(Prisma.sql`c`, now)}
    ORDER BY c."queued_at", c."id" LIMIT ${NEAR + 1}) f
  UNION ALL ${offeredIn(queues)}`;

/**
 * The places of those who wait in these queues in a conversation: of the near ones, and of everybody in those queues that are `whole`. Answered
 * a row a line, written as plain text: on the worst day a line is thousands, and to read a row each, or an array, would hold up whoever is
 * answered meanwhile.
 */
export async function placesIn(
  db: Database,
  queues: readonly string[],
  whole: ReadonlySet<string>,
  now: Date,
): Promise<ToldLine[]> {
  const near = queues.filter((queue) => !whole.has(queue));
  const found = await db.$queryRaw<{ queue: string; longest: number; ids: string | null; positions: string | null }[]>`
    SELECT l."queue", max(l.position) AS "longest",
           string_agg(l."conversationId"::text, ',' ORDER BY l.position) FILTER (WHERE ${isToldSql(whole)}) AS "ids",
           string_agg(l.position::text, ',' ORDER BY l.position) FILTER (WHERE ${isToldSql(whole)}) AS "positions"
    FROM (${inLines(firstIn(near, now), now)} UNION ALL ${lines([...whole], now)}) l GROUP BY l."queue"`;
  if (found.length === 0) return [];
  const strengths = await strengthsOf(db, queues, now);
  return found.map(({ queue, longest, ids, positions }) => {
    const strength = strengths.get(queue);
    const at = positions?.split(',').map(Number) ?? [];
    const places = (ids?.split(',') ?? []).map((conversationId, index): Placed => {
      const position = at[index] ?? 0;
      const seconds = strength ? waitSeconds(position, strength) : null;
      return { conversationId, place: { state: 'queued', position, waitSeconds: seconds } };
    });
    return { queue, places, isLonger: longest > NEAR && !whole.has(queue) };
  });
}

const isToldSql = (whole: ReadonlySet<string>): Prisma.Sql => Prisma.sql`
  l."channel" <> 'callback' AND l."conversationId" IS NOT NULL
  AND (l.position <= ${NEAR}::int OR l."queue" = ANY(${[...whole]}::text[]))`;

/** The place of one conversation; position and time are null when it does not wait. Throws when there is no such conversation. */
export async function placeOf(db: Database, conversationId: string, now: Date): Promise<QueuePlace> {
  const [conversation] = await db.$queryRaw<{ state: ConversationState; queue: string | null }[]>`
    SELECT v."state", c."queue" FROM "conversation" v
    LEFT JOIN "contact" c ON c."conversation_id" = v."id" AND c."state" IN ('queued', 'offered') AND c."channel" <> 'callback'
    WHERE v."id" = ${conversationId}::uuid`;
  if (!conversation) throw new Error('there is no such conversation');
  const { state, queue } = conversation;
  if (state !== 'queued' || queue === null) return { state, position: null, waitSeconds: null };
  const [mine] = await db.$queryRaw<{ position: number }[]>`
    SELECT l.position FROM (${lines([queue], now)}) l
    WHERE l."conversationId" = ${conversationId}::uuid AND l."channel" <> 'callback'`;
  if (!mine) return { state, position: null, waitSeconds: null };
  const strength = await strengthOf(db, queue, now);
  return { state, position: mine.position, waitSeconds: waitSeconds(mine.position, strength) };
}

/** What the policy may know of a queue (P60, P62). */
export interface QueueFacts {
  waiting: number;
  /** What somebody who came now would wait; null when nobody can honestly say. */
  expectedWaitSeconds: number | null;
  agentsAvailable: number;
}

export async function queueFacts(db: Database, queue: string, now: Date): Promise<QueueFacts> {
  const [counted] = await db.$queryRaw<{ waiting: number }[]>`
    SELECT count(*)::int AS waiting FROM (${waitingIn([queue], now)}) w`;
  const strength = await strengthOf(db, queue, now);
  const waiting = counted?.waiting ?? 0;
  return { waiting, expectedWaitSeconds: waitSeconds(waiting + 1, strength), agentsAvailable: strength.agents };
}

/** The queues in which somebody waits. */
export async function queuesWaiting(db: Database): Promise<string[]> {
  const rows = await db.$queryRaw<{ queue: string }[]>`
    SELECT DISTINCT "queue" FROM "contact" WHERE "state" IN ('queued', 'offered')`;
  return rows.map(({ queue }) => queue);
}
