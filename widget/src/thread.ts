/** The thread as the resident's browser holds it: in order, without gaps, each event once. Pure. */
import type { ConversationEvent, ConversationState, EventKind } from '@hub/contract';

export interface Thread {
  conversationId: string;
  /** The last sequence that is held without a gap; ask `sync` for what follows it. */
  lastSeq: number;
  /** The highest sequence that was heard of. */
  knownSeq: number;
  events: readonly ConversationEvent[];
}

/** A thread that holds nothing yet. */
export function emptyThread(conversationId: string): Thread {
  return { conversationId, lastSeq: 0, knownSeq: 0, events: [] };
}

/** Whether something was heard of that is not held: the caller then asks for what is missing. */
export function isBehind(thread: Thread): boolean {
  return thread.knownSeq > thread.lastSeq;
}

/** Notes the last sequence that the hub knows of: a lost last event has nothing after it that would show the gap. */
export function noteTail(thread: Thread, tail: { conversationId: string; seq: number }): Thread {
  const isNews = tail.conversationId === thread.conversationId && tail.seq > thread.knownSeq;
  return isNews ? { ...thread, knownSeq: tail.seq } : thread;
}

/**
 * Adds one event. The next in order is applied, one that is held already changes nothing, and one from further ahead is
 * only noted, so that nothing is ever shown out of order.
 */
export function addEvent(thread: Thread, event: ConversationEvent): Thread {
  const noted = noteTail(thread, event);
  if (event.conversationId !== thread.conversationId || event.seq !== thread.lastSeq + 1) return noted;
  // A note of the staff has nothing for a resident but its place in the sequence.
  const events = event.kind === 'note' ? thread.events : [...thread.events, event];
  return { ...noted, lastSeq: event.seq, events };
}

/** Adds what a `sync` answered, in the order in which it came. */
export function addEvents(thread: Thread, events: readonly ConversationEvent[]): Thread {
  return events.reduce(addEvent, thread);
}

/** What each kind of event makes of the conversation; a plain message changes nothing. */
const STATE_AFTER: Record<EventKind, ConversationState | null> = {
  message: null,
  queued: 'queued',
  joined: 'agent',
  returned: 'queued',
  note: null,
  channel: null,
  ended: 'ended',
};

/** Who looks after the conversation, as far as the thread itself tells. */
export function stateOf(thread: Thread): ConversationState {
  const turn = thread.events.findLast((event) => STATE_AFTER[event.kind] !== null);
  return (turn && STATE_AFTER[turn.kind]) ?? 'bot';
}

/** The first name of the agent who is in the conversation now, if one is and said a name. */
export function agentName(thread: Thread): string | null {
  if (stateOf(thread) !== 'agent') return null;
  return thread.events.findLast((event) => event.kind === 'joined')?.name ?? null;
}

/** How many events after `seenSeq` the resident has not seen; their own words are not news to them. */
export function unreadAfter(thread: Thread, seenSeq: number): number {
  return thread.events.filter((event) => event.seq > seenSeq && event.from !== 'resident').length;
}
