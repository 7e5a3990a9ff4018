/** Whatever ends the talk of an agent ends what hung on it: an invitation that nobody answered, and the help of colleagues. */
import type { Tx } from '../platform/database/client.ts';
import type { Changes } from './changes.ts';
import { endParticipants, unfollow } from './participant.store.ts';
import { withdrawOffers } from './withdraw-offer.store.ts';

export interface Dissolved extends Pick<Changes, 'offersGone' | 'follows'> {
  /** Whose load is less now. */
  freed: string[];
}

/** The caller holds the lock of the conversation. Nobody is left invited, or in it beside whoever holds it. */
export async function dissolve(
  tx: Tx,
  { contactId, conversationId }: { contactId: string; conversationId: string },
  now: Date,
): Promise<Dissolved> {
  const offersGone = await withdrawOffers(tx, { contactId }, 'withdrawn', now);
  const left = await endParticipants(tx, { contactId }, now);
  return {
    offersGone,
    follows: unfollow(left, conversationId),
    freed: [...offersGone, ...left].map(({ staffId }) => staffId),
  };
}
