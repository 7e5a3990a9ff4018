/** Texts as they came, and the threads that they belong to. */
import { appendWithin } from '../../conversation/index.ts';
import type { Appended, NewEvent } from '../../conversation/index.ts';
import type { Database, Tx } from '../../platform/database/client.ts';
import { lineTypeOf } from '../numbers/index.ts';

export interface InboundText {
  /** Twilio's own id of the message. */
  sid: string;
  /** The same over every try of one webhook. */
  token: string | null;
  sender: string;
  body: string;
  /** Everything that came, also what nobody knows yet. */
  params: Readonly<Record<string, string>>;
  receivedAt: Date;
}

/** Keeps texts in one statement. The same message, or the same try of its webhook, is kept once (P02). */
export async function keepInbound(db: Database, texts: readonly InboundText[]): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "sms_inbound" ("sid", "token", "sender", "body", "params", "received_at")
    SELECT t."sid", t."token", t."sender", t."body", t."params", t."receivedAt"
    FROM jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) AS t
      ("sid" text, "token" text, "sender" text, "body" text, "params" jsonb, "receivedAt" timestamptz)
    ON CONFLICT DO NOTHING`;
}

/** So many within so short a time are a rush. */
const RUSH = { texts: 10, withinMs: 250, mostMs: 5000 };

/**
 * Whether texts are pouring in at this moment. What is read is answered, and that takes the processor away from webhooks, which have to
 * be answered at once; so reading waits for the end of a rush, but nobody's text waits for more than a few seconds.
 */
export async function isRush(db: Database, now: Date): Promise<boolean> {
  const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  const [rush] = await db.$queryRaw<{ is: boolean }[]>`
    SELECT count(*) FILTER (WHERE "received_at" > ${ago(RUSH.withinMs)}::timestamptz) >= ${RUSH.texts}
      AND min("received_at") > ${ago(RUSH.mostMs)}::timestamptz AS "is"
    FROM "sms_inbound" WHERE "state" = 'due'`;
  return rush?.is ?? false;
}

export type DueText = Pick<InboundText, 'sid' | 'sender' | 'body' | 'receivedAt'> & { optOutType: string | null };

/**
 * Takes the oldest text that nobody read yet, until the transaction ends; of one sender never a later one before an earlier. Null
 * when there is none that another reader does not hold.
 */
export async function takeInbound(tx: Tx): Promise<DueText | null> {
  const [text] = await tx.$queryRaw<DueText[]>`
    SELECT i."sid", i."sender", i."body", i."received_at" AS "receivedAt", i."params"->>'OptOutType' AS "optOutType"
    FROM "sms_inbound" i
    WHERE i."state" = 'due'
      AND NOT EXISTS (
        SELECT 1 FROM "sms_inbound" e WHERE e."sender" = i."sender" AND e."state" = 'due' AND e."ord" < i."ord")
    ORDER BY i."ord" LIMIT 1 FOR UPDATE OF i SKIP LOCKED`;
  return text ?? null;
}

/** Marks a text as read, and says everything that came of it in the thread, in the same transaction. */
export async function finishInbound(tx: Tx, sid: string, events: readonly NewEvent[]): Promise<Appended[]> {
  const appended = events.length === 0 ? [] : await appendWithin(tx, events);
  await tx.smsInbound.update({ where: { sid }, data: { state: 'done' }, select: { sid: true } });
  return appended;
}

/** Whether we can answer a number by text: it is a mobile's, it can be reached, and it did not ask for no more texts. */
export async function canBeTexted(tx: Tx, number: string): Promise<boolean> {
  if (lineTypeOf(number) !== 'mobile') return false;
  const stopped = { number, OR: [{ stoppedAt: { not: null } }, { badAt: { not: null } }] };
  return (await tx.smsNumber.count({ where: stopped })) === 0;
}

/**
 * Whether somebody waits for an answer in a thread, a person or the assistant: six digits may be one, such as the number of an account.
 */
export async function isAwaited(tx: Tx, conversationId: string): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ isAwaited: boolean }[]>`
    SELECT "state" = 'agent' OR "bot_state" IS NOT NULL AS "isAwaited" FROM "conversation" WHERE "id" = ${conversationId}::uuid`;
  return found?.isAwaited ?? false;
}

/** Keeps that a number wants no more texts, or wants them again (P04). */
export async function keepStopped(tx: Tx, number: string, stoppedAt: Date | null): Promise<void> {
  await tx.smsNumber.update({ where: { number }, data: { stoppedAt }, select: { number: true } });
}
