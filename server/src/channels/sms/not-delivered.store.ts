/** An adviser's text that reached nobody: a person sees to it that what was said is said another way (P57). */
import { askAgain } from '../../duties/index.ts';
import type { Tx } from '../../platform/database/client.ts';

/** Asks for it at the newest contact of the thread; answers whether somebody has something new to do. */
export async function askToReach(tx: Tx, conversationId: string, now: Date): Promise<boolean> {
  const contact = await tx.contact.findFirst({
    where: { conversationId },
    orderBy: { startedAt: 'desc' },
    select: { id: true },
  });
  if (!contact) return false;
  await askAgain(
    tx,
    contact.id,
    { kind: 'task', what: 'reach-otherwise', rule: 'texts.undelivered', clause: 'P57' },
    now,
  );
  return true;
}
