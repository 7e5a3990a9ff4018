/** A thread as a client holds it, and the one function that adds an event to it. Shared by the console and the tests. */
import type { ConversationEvent } from './conversation.ts';

export interface Thread {
  conversationId: string;
  /** The last sequence that is held without a gap; ask `sync` for what follows it. */
  lastSeq: number;
  events: ConversationEvent[];
  /** True when an event arrived ahead of one that is missing. */
  behind: boolean;
}

export function emptyThread(conversationId: string): Thread {
  return { conversationId, lastSeq: 0, events: [], behind: false };
}

/**
 * Adds one event: the next in order is applied, one that is held already changes nothing, and one from further ahead marks
 * the thread as behind (the client then syncs; nothing is applied out of order).
 */
export function applyEvent(thread: Thread, event: ConversationEvent): Thread {
  if (event.conversationId !== thread.conversationId || event.seq <= thread.lastSeq) return thread;
  if (event.seq > thread.lastSeq + 1) return thread.behind ? thread : { ...thread, behind: true };
  return { ...thread, lastSeq: event.seq, events: [...thread.events, event], behind: false };
}

/** Applies what a `sync` answered. */
export function applySync(thread: Thread, events: readonly ConversationEvent[]): Thread {
  return events.reduce(applyEvent, thread);
}
