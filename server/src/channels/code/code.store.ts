/** Codes as they are kept: never the code, only its mark, and that no longer than it works. */
import type { Tx } from '../../platform/database/client.ts';
import { hourBefore } from './limits.ts';

type Mark = Uint8Array<ArrayBuffer>;

/** Holds a conversation until the transaction ends, so that two codes made at once are counted. Answers its state. */
export async function lockConversation(tx: Tx, conversationId: string): Promise<string> {
  const [conversation] = await tx.$queryRaw<{ state: string }[]>`
    SELECT "state" FROM "conversation" WHERE "id" = ${conversationId}::uuid FOR UPDATE`;
  if (!conversation) throw new Error(`a code was asked for in a conversation that does not exist: ${conversationId}`);
  return conversation.state;
}

/**
 * True where something was disclosed in confidence (P15), or texts are held back for somebody's safety (P12). No code leads into such
 * a thread, since whoever reads six digits over a shoulder would read all of it; and no number that has one gets another by a code.
 */
export async function isClosed(tx: Tx, conversationId: string): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ isClosed: boolean }[]>`
    SELECT c."restricted" OR EXISTS (
             SELECT 1 FROM "duty" d JOIN "contact" p ON p."id" = d."contact_id"
             WHERE p."conversation_id" = c."id" AND d."kind" = 'suppress' AND d."what" = 'sms' AND d."clause" = 'P12'
               AND d."done_at" IS NULL) AS "isClosed"
    FROM "conversation" c WHERE c."id" = ${conversationId}::uuid`;
  return found?.isClosed ?? true;
}

/** When codes were made in a conversation in the last hour. What is older is forgotten, here and everywhere. */
export async function madeInHour(tx: Tx, conversationId: string, now: Date): Promise<Date[]> {
  await tx.threadCode.deleteMany({ where: { madeAt: { lte: hourBefore(now) } } });
  const rows = await tx.threadCode.findMany({ where: { conversationId }, select: { madeAt: true } });
  return rows.map(({ madeAt }) => madeAt);
}

/** Keeps a code in the place of the one before it. False, and nothing is kept, when another conversation's is the same. */
export async function keepCode(
  tx: Tx,
  { mac, ...code }: { id: string; conversationId: string; mac: Mark; madeAt: Date; expiresAt: Date },
): Promise<boolean> {
  const { conversationId, madeAt } = code;
  await tx.threadCode.updateMany({
    where: { OR: [{ conversationId }, { mac, expiresAt: { lte: madeAt } }] },
    data: { mac: null },
  });
  const { count } = await tx.threadCode.createMany({ data: [{ ...code, mac }], skipDuplicates: true });
  return count === 1;
}

/** The conversation of a code that works, or null. */
export async function findCode(tx: Tx, mac: Mark, now: Date): Promise<string | null> {
  const code = await tx.threadCode.findFirst({
    where: { mac, expiresAt: { gt: now } },
    select: { conversationId: true },
  });
  return code?.conversationId ?? null;
}

/** Uses a code up by one conditional statement: true for one caller only. */
export async function useUp(tx: Tx, mac: Mark, now: Date): Promise<boolean> {
  const { count } = await tx.threadCode.updateMany({ where: { mac, expiresAt: { gt: now } }, data: { mac: null } });
  return count === 1;
}
