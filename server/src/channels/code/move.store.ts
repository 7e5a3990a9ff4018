/** Where a thread is from now on: at a number, or in a browser. Nobody is known better by a code: what was proved elsewhere counts no more. */
import { forgetChecks } from '../../identity/index.ts';
import type { Tx } from '../../platform/database/client.ts';

/** The thread that the next text of a number stands in; null where it has none. */
export async function threadAt(tx: Tx, number: string): Promise<string | null> {
  const found = await tx.smsNumber.findUnique({ where: { number }, select: { conversationId: true } });
  return found?.conversationId ?? null;
}

/**
 * The number's next text stands in this conversation. Its own earlier thread stays as it is, apart: two people's words are never
 * joined. A number that had the conversation before begins a new thread with its next text.
 */
export async function moveToNumber(tx: Tx, conversationId: string, number: string): Promise<void> {
  await tx.smsNumber.updateMany({ where: { conversationId, number: { not: number } }, data: { conversationId: null } });
  await tx.smsNumber.upsert({ where: { number }, create: { number, conversationId }, update: { conversationId } });
  await tx.conversation.update({
    where: { id: conversationId },
    data: { number, identityLevel: 0 },
    select: { id: true },
  });
  await forgetChecks(tx, conversationId);
}

/** A voice without a number that can be rung: only what was proved is taken back. */
export async function moveToWithheld(tx: Tx, conversationId: string): Promise<void> {
  await tx.conversation.update({ where: { id: conversationId }, data: { identityLevel: 0 }, select: { id: true } });
  await forgetChecks(tx, conversationId);
}

/** The token of a browser opens the conversation from now on, and the one before it no more: a thread is open in one browser. */
export async function moveToBrowser(tx: Tx, conversationId: string, tokenHash: Uint8Array<ArrayBuffer>): Promise<void> {
  await tx.conversation.update({
    where: { id: conversationId },
    data: { tokenHash, identityLevel: 0 },
    select: { id: true },
  });
  await forgetChecks(tx, conversationId);
}
