/** Where each resident stands in a queue, and what is known of the queue's strength. */
import type { ConversationState, QueuePlace } from '@hub/contract';
import { Prisma } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/client.ts';
import { isReadySql, withLoad } from './load.store.ts';
import { effectiveClassSql, isDueSql } from './offer-work.store.ts';
import { waitSeconds } from './waiting-time.ts';
import type { QueueStrength } from './waiting-time.ts';

/** How many of the last handled contacts say how long one takes. */
const RECENT = 20;

interface Strength extends QueueStrength {
  agents: number;
}

async function strengthOf(db: Database, queue: string, now: Date): Promise<Strength> {
  const [staffed] = await db.$queryRaw<{ agents: number; places: number; free: number }[]>`
    SELECT count(*)::int AS agents, coalesce(sum(s."capacity"), 0)::int AS places,
           coalesce(sum(greatest(0, l.places - l.taken)), 0)::int AS free
    FROM "staff" s ${withLoad('available')} WHERE ${isReadySql(now)} AND ${queue} = ANY(s."queues")`;
  const recent = await db.$queryRaw<{ seconds: number }[]>`
    SELECT extract(epoch FROM "ended_at" - "accepted_at")::float8 AS seconds FROM "contact"
    WHERE "queue" = ${queue} AND "ended_at" IS NOT NULL AND "accepted_at" IS NOT NULL
    ORDER BY "ended_at" DESC LIMIT ${RECENT}`;
  return {
    agents: staffed?.agents ?? 0,
    places: staffed?.places ?? 0,
    freePlaces: staffed?.free ?? 0,
    recentHandling: recent.map(({ seconds }) => seconds),
  };
}

/** Everybody who waits in the queue. What is being offered is still waiting; a call back for later is in nobody's way. */
const waitingIn = (queue: string, now: Date): Prisma.Sql => Prisma.sql`
  SELECT c.* FROM "contact" c WHERE c."state" = 'queued' AND c."queue" = ${queue} AND ${isDueSql(Prisma.sql`c`, now)}
  UNION ALL
  SELECT c.* FROM "offer" o JOIN "contact" c ON c."id" = o."contact_id"
  WHERE o."state" = 'pending' AND c."state" = 'offered' AND c."queue" = ${queue}`;

/** The same with their positions, in the order of queue.ts. */
const line = (queue: string, now: Date): Prisma.Sql => Prisma.sql`
  SELECT w."conversation_id" AS "conversationId", w."channel",
         row_number() OVER (ORDER BY ${effectiveClassSql(Prisma.sql`w."priority"`, Prisma.sql`w."queued_at"`, now)},
                                     w."queued_at", w."id")::int AS position
  FROM (${waitingIn(queue, now)}) w`;

export interface Placed {
  conversationId: string;
  place: QueuePlace;
}

/** The place of everybody who waits in this queue in a conversation. One query orders the line. */
export async function placesIn(db: Database, queue: string, now: Date): Promise<Placed[]> {
  const rows = await db.$queryRaw<{ conversationId: string; position: number }[]>`
    SELECT l."conversationId", l.position FROM (${line(queue, now)}) l
    WHERE l."channel" <> 'callback' AND l."conversationId" IS NOT NULL ORDER BY l.position`;
  if (rows.length === 0) return [];
  const strength = await strengthOf(db, queue, now);
  return rows.map(({ conversationId, position }) => ({
    conversationId,
    place: { state: 'queued', position, waitSeconds: waitSeconds(position, strength) },
  }));
}

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
    SELECT l.position FROM (${line(queue, now)}) l
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
    SELECT count(*)::int AS waiting FROM (${waitingIn(queue, now)}) w`;
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
