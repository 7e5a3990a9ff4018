/** What an adviser is called for: an offer, or words in a contact that is not before them. Each once, and never the history. Pure. */
import type { ContactSummary, Thread } from '@hub/contract';
import type { HubState } from '../../hub/state.ts';

export type News =
  { kind: 'offer'; id: string; contact: ContactSummary } | { kind: 'message'; id: string; contact: ContactSummary };

/** What was seen up to now. */
export interface Noticed {
  offers: ReadonlySet<string>;
  /** The resident's last words that were noticed, by conversation id. */
  heard: Readonly<Record<string, number>>;
}

export const nothingNoticed: Noticed = { offers: new Set(), heard: {} };

/** The sequence of the resident's last message; 0 when they said nothing. */
const lastHeard = (thread: Thread | undefined): number =>
  thread?.events.findLast((event) => event.from === 'resident' && event.kind === 'message')?.seq ?? 0;

type Seen = Pick<HubState, 'work' | 'threads' | 'complete' | 'selected'>;

/** `isAway` says that the page is not in front of the adviser. An offer that waits when the page opens is news as well. */
export function whatIsNew(before: Noticed, state: Seen, isAway: boolean): { noticed: Noticed; news: News[] } {
  const offers = state.work?.offers ?? [];
  // A thread that is still being read holds what was said long ago.
  const mine = (state.work?.mine ?? []).filter(({ conversationId }) => state.complete[conversationId]);
  const heard = Object.fromEntries(
    mine.map(({ conversationId }) => [conversationId, lastHeard(state.threads[conversationId])]),
  );
  const said = mine.filter(({ conversationId, contactId }) => {
    const known = before.heard[conversationId];
    const isNew = known !== undefined && (heard[conversationId] ?? 0) > known;
    return isNew && (isAway || state.selected !== contactId);
  });
  return {
    noticed: { offers: new Set(offers.map(({ offerId }) => offerId)), heard: { ...before.heard, ...heard } },
    news: [
      ...offers
        .filter(({ offerId }) => !before.offers.has(offerId))
        .map(({ offerId, contact }): News => ({ kind: 'offer', id: offerId, contact })),
      ...said.map((contact): News => ({ kind: 'message', id: contact.conversationId, contact })),
    ],
  };
}
