/** One thread for each telephone number, whether it texts or calls; a thread that goes on by another channel says so. */
import type { Channel } from '@hub/contract';
import { v5 as derivedUuid } from 'uuid';
import type { NewEvent } from '../../conversation/index.ts';
import type { Tx } from '../../platform/database/client.ts';
import words from './wording/en.json' with { type: 'json' };

/** A thread rests after so long; what comes later begins another. */
const REST_DAYS = 7;
const DAY_MS = 86_400_000;

export interface Thread {
  conversationId: string;
  isNew: boolean;
}

/**
 * The thread of a number: the one it used last, if that was within a week, else a new one, so that a number that changed hands
 * does not go on with somebody else's matter. The number is locked until the transaction ends.
 */
export async function threadOf(
  tx: Tx,
  number: string,
  { channel, newId, now }: { channel: Channel; newId: string; now: Date },
): Promise<Thread> {
  const since = new Date(now.getTime() - REST_DAYS * DAY_MS);
  await tx.$executeRaw`INSERT INTO "sms_number" ("number") VALUES (${number}) ON CONFLICT DO NOTHING`;
  const [known] = await tx.$queryRaw<{ conversationId: string | null }[]>`
    SELECT c."id" AS "conversationId"
    FROM "sms_number" n LEFT JOIN "conversation" c ON c."id" = n."conversation_id" AND c."last_at" >= ${since}::timestamptz
    WHERE n."number" = ${number} FOR UPDATE OF n`;
  if (known?.conversationId) return { conversationId: known.conversationId, isNew: false };
  await tx.conversation.create({
    data: { id: newId, channel, number, createdAt: now, lastAt: now },
    select: { id: true },
  });
  await tx.smsNumber.update({ where: { number }, data: { conversationId: newId }, select: { number: true } });
  return { conversationId: newId, isNew: true };
}

/** Whether the resident is speaking with us in this thread now. */
export async function isOnTheLine(tx: Tx, conversationId: string): Promise<boolean> {
  const call = await tx.call.findFirst({ where: { conversationId, endedAt: null }, select: { id: true } });
  return call !== null;
}

/**
 * Lets a thread go on by this channel, with what waits in it, and says so once. What was said by the channel before is not said
 * again by text. Answers the events that say it; none where nothing changes. `cause` names what brought it here.
 */
export async function goOnBy(
  tx: Tx,
  { conversationId, channel, cause }: { conversationId: string; channel: keyof typeof words; cause: string },
): Promise<NewEvent[]> {
  const changed = await tx.$executeRaw`
    UPDATE "conversation"
    SET "channel" = ${channel}, "texted_seq" = CASE WHEN ${channel} = 'sms' THEN "last_seq" ELSE "texted_seq" END
    WHERE "id" = ${conversationId}::uuid AND "channel" <> ${channel}`;
  if (changed === 0) return [];
  // What an agent has on hand, or holds an offer of, was counted by the channel it came by.
  await tx.$executeRaw`
    UPDATE "contact" SET "channel" = ${channel}, "version" = "version" + 1
    WHERE "conversation_id" = ${conversationId}::uuid AND "state" IN ('open', 'queued') AND "channel" <> 'callback'`;
  return [
    {
      ...{ conversationId, clientId: derivedUuid(`by ${channel} ${cause}`, conversationId) },
      ...{ kind: 'channel', from: 'system', text: words[channel] },
    },
  ];
}
