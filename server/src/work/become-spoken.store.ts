/** Somebody who wrote rings: what they wrote about is spoken of from now on, and takes a whole adviser as a call does (P63). */
import { isTyped } from '@hub/contract';
import type { Channel } from '@hub/contract';
import type { Tx } from '../platform/database/client.ts';
import { changes } from './changes.ts';
import type { Changes } from './changes.ts';
import { readStaff } from './load.store.ts';
import type { Step } from './step.ts';
import { summaryOf } from './summary.store.ts';
import { withdrawOffers } from './withdraw-offer.store.ts';

/**
 * The contact of the thread that waits or is held becomes a call. One that is held out is held out anew, to an adviser with room for a
 * call; an adviser who holds it is the one to answer. It keeps its place. The caller holds the conversation's lock.
 */
export async function becomeSpoken(tx: Tx, conversationId: string, step: Step): Promise<Changes> {
  const contact = await tx.contact.findFirst({
    where: { conversationId, state: { in: ['queued', 'offered', 'assigned'] } },
    orderBy: { startedAt: 'desc' },
    select: { id: true, channel: true, state: true, assignedTo: true },
  });
  if (!contact || !isTyped(contact.channel as Channel)) return changes();
  const offersGone =
    contact.state === 'offered' ? await withdrawOffers(tx, { contactId: contact.id }, 'withdrawn', step.now) : [];
  await tx.$executeRaw`
    UPDATE "contact" SET "channel" = 'phone', "set_aside_until" = NULL, "version" = "version" + 1 WHERE "id" = ${contact.id}::uuid`;
  const whose = [
    ...offersGone.map(({ staffId }) => staffId),
    ...(contact.assignedTo === null ? [] : [contact.assignedTo]),
  ];
  return changes({
    contacts: [await summaryOf(tx, contact.id, step.wording)],
    offersGone,
    staff: await readStaff(tx, [...new Set(whose)]),
  });
}
