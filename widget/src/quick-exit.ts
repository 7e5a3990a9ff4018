/** The quick way off the page, for somebody who may be watched (P12): where it leads, and when the keyboard asks for it. Pure. */
import type { Action, ConversationEvent } from '@hub/contract';

export type Exit = Extract<Action, { type: 'exit' }>;

const PRESSES = 3;
/** Milliseconds within which the presses belong together. */
const WITHIN = 2000;

/** The way off that the thread offers, the last if there are several; null while it offers none that leads to a web page. */
export function exitOf(events: readonly ConversationEvent[]): Exit | null {
  const offered = events.flatMap((event) => event.actions ?? []).filter((action) => action.type === 'exit');
  return offered.findLast(({ url }) => url.startsWith('https://')) ?? null;
}

/** Counts presses of Escape, given when each was made in milliseconds; true when one completes three quick ones. */
export function createEscapeCounter(): (at: number) => boolean {
  let presses: number[] = [];
  return (at) => {
    presses = [...presses, at].filter((each) => at - each <= WITHIN).slice(-PRESSES);
    return presses.length === PRESSES;
  };
}
