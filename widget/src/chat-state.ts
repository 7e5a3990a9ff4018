/** Everything the chat shows, as one value, and how news from the hub changes it. Pure. */
import type { ConversationEvent, ConversationState, QueuePlace } from '@hub/contract';
import type { Session } from './line.ts';
import type { Outbox } from './outbox.ts';
import { carryOver } from './outbox.ts';
import type { Thread } from './thread.ts';
import { addEvents, emptyThread, stateOf } from './thread.ts';

export interface ChatState {
  /** `connecting` until the first session, then whether words reach the hub at this moment. */
  link: 'connecting' | 'online' | 'offline';
  thread: Thread | null;
  outbox: Outbox;
  /** Where the resident stands in the queue, as last told. */
  place: QueuePlace | null;
  /** Who is writing just now: a first name, or an empty text when no name was said. */
  typist: string | null;
  /** The last sequence that the agent has read. */
  readByAgent: number;
  /** True once the history is here; what comes after it is news, and is announced. */
  hasHistory: boolean;
  /** Grows whenever the form that an adviser fills in with them may have changed. */
  formNews: number;
  /** Whether they may sign in to MyAccount here. */
  canSignIn: boolean;
}

/** What the chat shows before it has heard from the hub. */
export function firstState(outbox: Outbox): ChatState {
  return {
    link: 'connecting',
    thread: null,
    outbox,
    place: null,
    typist: null,
    readByAgent: 0,
    hasHistory: false,
    formNews: 0,
    canSignIn: false,
  };
}

/** The session is open: the same conversation goes on, or another one begins with what was never sent. */
export function withSession(state: ChatState, { conversationId, canSignIn = false }: Session): ChatState {
  if (state.thread?.conversationId === conversationId) return { ...state, link: 'online', canSignIn };
  return {
    ...firstState(carryOver(state.outbox, conversationId)),
    link: 'online',
    canSignIn,
    thread: emptyThread(conversationId),
  };
}

/** Adds events in order. Somebody who has just spoken is not writing any more. */
export function withEvents(state: ChatState, events: readonly ConversationEvent[]): ChatState {
  if (!state.thread) return state;
  const thread = addEvents(state.thread, events);
  if (thread === state.thread) return state;
  const news = thread.events.slice(state.thread.events.length);
  return {
    ...state,
    thread,
    typist: news.some((event) => event.from !== 'resident') ? null : state.typist,
  };
}

/** Who looks after the conversation now. The thread decides about the end; the queue may know of waiting before the thread does. */
export function conversationState(state: ChatState): ConversationState {
  const told = state.thread ? stateOf(state.thread) : 'bot';
  return told === 'bot' && state.place?.state === 'queued' ? 'queued' : told;
}
