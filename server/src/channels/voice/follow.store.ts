/** Calls that something is due for: their thread moved on without them, they are to be made, or they ended. */
import type { Database, Tx } from '../../platform/database/client.ts';
import { appendWithin } from '../../conversation/index.ts';
import type { ConversationEvent } from '@hub/contract';
import { v5 as derivedUuid } from 'uuid';
import { insertCall } from './call.store.ts';

export interface LiveCall {
  id: string;
  sid: string;
}

/**
 * Claims the calls that do something else than their thread: an adviser accepted, or ended, or was lost. Each is told once in so
 * many seconds, until it asks for its next document.
 */
export async function claimStale(db: Database, { now, before }: { now: Date; before: Date }): Promise<LiveCall[]> {
  return db.$queryRaw<LiveCall[]>`
    UPDATE "call" SET "redirected_at" = ${now}::timestamptz
    WHERE "id" IN (
      SELECT k."id" FROM "call" k JOIN "conversation" v ON v."id" = k."conversation_id"
      LEFT JOIN "contact" c ON c."id" = k."contact_id"
      WHERE k."ended_at" IS NULL AND k."sid" IS NOT NULL AND k."step" > 0
        AND (k."redirected_at" IS NULL OR k."redirected_at" < ${before}::timestamptz)
        AND CASE WHEN k."contact_id" IS NOT NULL THEN
              (c."state" <> 'assigned' AND k."scene" <> 'over') OR (c."state" = 'assigned' AND k."scene" = 'lost')
            ELSE
              (v."state" = 'agent' AND k."scene" IN ('asking', 'keys', 'waiting', 'thinking', 'lost'))
              OR (v."state" = 'ended' AND k."scene" IN ('talking', 'waiting', 'lost'))
              OR (v."state" = 'queued' AND k."scene" IN ('talking', 'lost'))
            END
      FOR UPDATE OF k SKIP LOCKED)
    RETURNING "id", "sid"`;
}

/** Claims the calls that were written down and not made yet; each is made once, whatever becomes of it. */
export async function claimToRing(
  db: Database,
  now: Date,
): Promise<{ id: string; number: string; isCallBack: boolean }[]> {
  return db.$queryRaw`
    UPDATE "call" SET "redirected_at" = ${now}::timestamptz
    WHERE "id" IN (
      SELECT "id" FROM "call"
      WHERE "direction" = 'outbound' AND "sid" IS NULL AND "ended_at" IS NULL AND "redirected_at" IS NULL AND "number" IS NOT NULL
      FOR UPDATE SKIP LOCKED)
    RETURNING "id", "number", "contact_id" IS NOT NULL AS "isCallBack"`;
}

export async function keepSid(db: Database, id: string, sid: string): Promise<void> {
  await db.call.updateMany({ where: { id, sid: null }, data: { sid } });
}

export async function keepNotMade(db: Database, id: string, now: Date): Promise<void> {
  await db.call.updateMany({ where: { id, endedAt: null }, data: { status: 'failed', endedAt: now } });
}

/** Calls that nothing was heard of since they were to be made. */
export async function giveUpSilent(db: Database, { now, before }: { now: Date; before: Date }): Promise<void> {
  await db.call.updateMany({
    where: { direction: 'outbound', sid: null, endedAt: null, redirectedAt: { lt: before } },
    data: { status: 'failed', endedAt: now },
  });
}

export interface EndedCall {
  id: string;
  conversationId: string;
  number: string | null;
  contactId: string | null;
  direction: 'inbound' | 'outbound';
  /** Somebody answered, and was talked to. */
  wasReached: boolean;
  isMachine: boolean;
  /** How often the contact was rung, this time among them. */
  rings: number;
  /** Texts may not be sent here (P12). */
  isHeldBack: boolean;
  lastSeq: number;
  /** Somebody in danger still waits, and is on no other line with us. */
  isCutOffInDanger: boolean;
  /** They are on another line with us. */
  isElsewhere: boolean;
  /** The thread went on by another channel. */
  isByPhone: boolean;
}

/** The calls that ended, and what follows from it was not done yet. */
export async function endedCalls(db: Database, most: number): Promise<EndedCall[]> {
  return db.$queryRaw<EndedCall[]>`
    SELECT k."id", k."conversation_id" AS "conversationId", k."number", k."contact_id" AS "contactId", k."direction",
           coalesce(k."scene" IN ('talking', 'lost') AND k."status" = 'completed', FALSE) AS "wasReached",
           coalesce(k."answered_by" LIKE 'machine%' OR k."answered_by" = 'fax', FALSE) AS "isMachine",
           (SELECT count(*) FROM "call" r WHERE r."contact_id" = k."contact_id")::int AS "rings", v."last_seq" AS "lastSeq",
           EXISTS (SELECT 1 FROM "duty" d JOIN "contact" p ON p."id" = d."contact_id"
                   WHERE p."conversation_id" = v."id" AND d."kind" = 'suppress' AND d."what" = 'sms'
                     AND d."clause" = 'P12' AND d."done_at" IS NULL) AS "isHeldBack",
           v."channel" = 'phone' AS "isByPhone",
           EXISTS (SELECT 1 FROM "call" o WHERE o."conversation_id" = k."conversation_id" AND o."ended_at" IS NULL) AS "isElsewhere",
           EXISTS (SELECT 1 FROM "contact" c
                   WHERE c."conversation_id" = k."conversation_id" AND c."state" IN ('queued', 'offered') AND c."priority" = 1
                     AND c."channel" <> 'callback') AS "isCutOffInDanger"
    FROM "call" k JOIN "conversation" v ON v."id" = k."conversation_id"
    WHERE k."ended_at" IS NOT NULL AND k."settled_at" IS NULL
    ORDER BY k."ended_at" LIMIT ${most}`;
}

export async function keepSettled(db: Database, id: string, now: Date): Promise<void> {
  await db.call.update({ where: { id }, data: { settledAt: now }, select: { id: true } });
}

/** Writes down that a call is to be made since the one before was cut off (P09), once for each. */
export async function writeRingBack(
  tx: Tx,
  { id, conversationId, number }: Pick<EndedCall, 'id' | 'conversationId'> & { number: string },
  { now, text }: { now: Date; text: string },
): Promise<ConversationEvent[]> {
  const { lastSeq } = await tx.conversation.findUniqueOrThrow({
    where: { id: conversationId },
    select: { lastSeq: true },
  });
  const isNew = await insertCall(tx, {
    ...{ id: derivedUuid('ring back', id), sid: null, conversationId, direction: 'outbound', number, contactId: null },
    ...{ spokenSeq: lastSeq, now },
  });
  return isNew ? note(tx, { conversationId, cause: `ring back ${id}`, text }) : [];
}

/** A word to staff in the thread, once for its cause. */
export async function note(
  tx: Tx,
  { conversationId, cause, text }: { conversationId: string; cause: string; text: string },
): Promise<ConversationEvent[]> {
  const clientId = derivedUuid(cause, conversationId);
  const appended = await appendWithin(tx, [{ conversationId, clientId, kind: 'note', from: 'system', text }]);
  return appended.flatMap((each) => ('event' in each && each.outcome === 'stored' ? [each.event] : []));
}
