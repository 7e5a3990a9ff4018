/** Texts that are to go out: a row each before anything is sent, and what became of it. */
import type { Database, Tx } from '../../platform/database/client.ts';
import { askToReach } from './not-delivered.store.ts';

export interface Unsaid {
  conversationId: string;
  number: string;
  textedSeq: number;
  lastSeq: number;
  /** STOP was the last that the number said about texts (P04). */
  isStopped: boolean;
  isBad: boolean;
  /** Texts that nobody wrote in person, to this number in the last hour (P67). */
  automaticInHour: number;
  /** The policy holds texts back here (P12). */
  isHeldBack: boolean;
}

/**
 * Takes conversations by text that hold events nobody put into texts, until the transaction ends. While the assistant still has to
 * answer, it is waited for a moment: what it says stands in one text with what is said before.
 */
export async function takeUnsaid(
  tx: Tx,
  { now, before, most }: { now: Date; before: Date; most: number },
): Promise<Unsaid[]> {
  return tx.$queryRaw<Unsaid[]>`
    SELECT c."id" AS "conversationId", c."number", c."texted_seq" AS "textedSeq", c."last_seq" AS "lastSeq",
           n."stopped_at" IS NOT NULL AS "isStopped", n."bad_at" IS NOT NULL AS "isBad",
           (SELECT count(*) FROM "sms_outbound" o
            WHERE o."receiver" = c."number" AND o."automatic" AND o."state" <> 'held'
              AND o."created_at" > ${now}::timestamptz - interval '1 hour')::int AS "automaticInHour",
           EXISTS (SELECT 1 FROM "duty" d JOIN "contact" p ON p."id" = d."contact_id"
                   WHERE p."conversation_id" = c."id" AND d."kind" = 'suppress' AND d."what" = 'sms'
                     AND d."clause" = 'P12' AND d."done_at" IS NULL) AS "isHeldBack"
    FROM "conversation" c JOIN "sms_number" n ON n."number" = c."number"
    WHERE c."channel" = 'sms' AND c."texted_seq" < c."last_seq"
      AND (c."done_seq" >= c."due_seq" OR c."last_at" < ${before}::timestamptz)
    ORDER BY c."last_at" LIMIT ${most} FOR UPDATE OF c SKIP LOCKED`;
}

export interface NewText {
  id: string;
  conversationId: string;
  seq: number;
  part: number;
  receiver: string;
  body: string;
  segments: number;
  automatic: boolean;
  state: 'due' | 'held';
  why: string | null;
  nextAt: Date;
  createdAt: Date;
}

/** Writes the texts of a conversation, and that its events up to `seq` are in them. */
export async function addTexts(tx: Tx, conversationId: string, seq: number, texts: readonly NewText[]): Promise<void> {
  await tx.smsOutbound.createMany({ data: [...texts] });
  await tx.conversation.update({ where: { id: conversationId }, data: { textedSeq: seq }, select: { id: true } });
}

export interface ClaimedText {
  id: string;
  conversationId: string;
  /** False where an adviser wrote it. */
  automatic: boolean;
  receiver: string;
  body: string;
  tries: number;
  createdAt: Date;
}

/**
 * Claims the next text that is due, for as long as the lease, if the sending number may send now: its pace is one row that all nodes
 * share. Of one conversation never a later text before an earlier one that still waits; and to nobody before what they texted is
 * read, which may be STOP.
 */
export async function claimText(
  db: Database,
  { now, leaseEnds, sender, gapMs }: { now: Date; leaseEnds: Date; sender: string; gapMs: number },
): Promise<ClaimedText | null> {
  const [text] = await db.$queryRaw<ClaimedText[]>`
    WITH pace AS (
      INSERT INTO "sms_pace" ("sender", "free_at")
      SELECT ${sender}, ${new Date(now.getTime() + gapMs)}::timestamptz
      WHERE EXISTS (SELECT 1 FROM "sms_outbound" WHERE "state" = 'due' AND "next_at" <= ${now}::timestamptz)
      ON CONFLICT ("sender") DO UPDATE SET "free_at" = EXCLUDED."free_at"
      WHERE "sms_pace"."free_at" <= ${now}::timestamptz
      RETURNING "sender"
    ), next AS (
      SELECT o."id" FROM "sms_outbound" o, pace
      WHERE o."state" = 'due' AND o."next_at" <= ${now}::timestamptz
        AND NOT EXISTS (
          SELECT 1 FROM "sms_outbound" e
          WHERE e."conversation_id" = o."conversation_id" AND e."state" = 'due' AND (e."seq", e."part") < (o."seq", o."part"))
        AND NOT EXISTS (SELECT 1 FROM "sms_inbound" i WHERE i."state" = 'due' AND i."sender" = o."receiver")
      ORDER BY o."next_at" LIMIT 1 FOR UPDATE OF o SKIP LOCKED
    )
    UPDATE "sms_outbound" SET "tries" = "tries" + 1, "next_at" = ${leaseEnds}::timestamptz
    WHERE "id" IN (SELECT "id" FROM next)
    RETURNING "id", "conversation_id" AS "conversationId", "automatic", "receiver", "body", "tries", "created_at" AS "createdAt"`;
  return text ?? null;
}

/** When the sending number may send again; null when no text is due by then. */
export async function freeAt(db: Database, sender: string, now: Date): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ freeAt: Date }[]>`
    SELECT p."free_at" AS "freeAt" FROM "sms_pace" p
    WHERE p."sender" = ${sender} AND p."free_at" > ${now}::timestamptz
      AND EXISTS (SELECT 1 FROM "sms_outbound" o WHERE o."state" = 'due' AND o."next_at" <= p."free_at")`;
  return row?.freeAt ?? null;
}

/** Holds a text back whose receiver said STOP since it was written (P04). Answers whether it is held. */
export async function holdIfStopped(
  db: Database,
  { id, receiver }: Pick<ClaimedText, 'id' | 'receiver'>,
): Promise<boolean> {
  const held = await db.$executeRaw`
    UPDATE "sms_outbound" SET "state" = 'held', "why" = 'stopped'
    WHERE "id" = ${id}::uuid AND "state" = 'due'
      AND EXISTS (SELECT 1 FROM "sms_number" WHERE "number" = ${receiver} AND "stopped_at" IS NOT NULL)`;
  return held > 0;
}

/** The first of these sids that is no other text's: the same words may have been sent to a number before. */
export async function firstUnknown(db: Database, sids: readonly string[]): Promise<string | null> {
  const known = await db.smsOutbound.findMany({ where: { sid: { in: [...sids] } }, select: { sid: true } });
  return sids.find((sid) => !known.some((text) => text.sid === sid)) ?? null;
}

/** Twilio has it. A status that came before this is kept. */
export async function keepAccepted(db: Database, id: string, sid: string): Promise<void> {
  await db.smsOutbound.updateMany({ where: { id, state: 'due' }, data: { state: 'accepted', sid } });
}

/** It will never go out; the number is marked where it is the number's fault. Answers whether a person is asked to see to it. */
export async function keepRefused(
  db: Database,
  { id, conversationId, automatic, receiver }: ClaimedText,
  { code, numberIs, now }: { code: number; numberIs: 'stopped' | 'bad' | null; now: Date },
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.smsOutbound.updateMany({
      where: { id, state: 'due' },
      data: { state: 'refused', errorCode: code },
    });
    await markNumber(tx, receiver, { numberIs, code, now });
    return count > 0 && !automatic && (await askToReach(tx, conversationId, now));
  });
}

/** Tried again later. */
export async function keepWaiting(db: Database, id: string, nextAt: Date): Promise<void> {
  await db.smsOutbound.updateMany({ where: { id, state: 'due' }, data: { nextAt } });
}

/** Keeps that a number wants no texts, or cannot get any. */
export async function markNumber(
  tx: Tx,
  number: string,
  { numberIs, code, now }: { numberIs: 'stopped' | 'bad' | null; code: number; now: Date },
): Promise<void> {
  if (numberIs === null) return;
  await tx.smsNumber.updateMany({
    where: { number },
    data: numberIs === 'stopped' ? { stoppedAt: now } : { badAt: now, badCode: code },
  });
}
