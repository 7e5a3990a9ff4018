/** A resident who asked for a call back waits no longer in the chat; the call back takes over the place (P60). */
import type { ContactSummary } from '@hub/contract';
import type { Tx } from '../platform/database/client.ts';
import type { Step } from './step.ts';
import { summaryOf } from './summary.store.ts';
import { withdrawOffers } from './withdraw-offer.store.ts';
import type { SettledOffer } from './withdraw-offer.store.ts';

interface Place {
  queuedAt: Date;
  contact: ContactSummary;
  offersGone: SettledOffer[];
}

/**
 * Closes the waiting contact of a conversation in favour of a call back, hands the conversation back to the bot, and answers
 * since when it waited. Null when nothing is waiting there. The caller holds the conversation's lock.
 */
export async function giveUpPlace(tx: Tx, conversationId: string, step: Step): Promise<Place | null> {
  const [waiting] = await tx.$queryRaw<{ id: string; queued_at: Date }[]>`
    SELECT "id", "queued_at" FROM "contact"
    WHERE "conversation_id" = ${conversationId}::uuid AND "state" IN ('queued', 'offered') AND "channel" <> 'callback'
    FOR NO KEY UPDATE`;
  if (!waiting) return null;
  const offersGone = await withdrawOffers(tx, { contactId: waiting.id }, 'withdrawn', step.now);
  await tx.$executeRaw`
    UPDATE "contact"
    SET "state" = 'closed', "closed_at" = ${step.now}::timestamptz, "disposition" = 'callback-arranged', "outcome" = 'unknown',
        "version" = "version" + 1
    WHERE "id" = ${waiting.id}::uuid`;
  await tx.$executeRaw`UPDATE "conversation" SET "state" = 'bot' WHERE "id" = ${conversationId}::uuid`;
  return { queuedAt: waiting.queued_at, contact: await summaryOf(tx, waiting.id, step.wording), offersGone };
}
