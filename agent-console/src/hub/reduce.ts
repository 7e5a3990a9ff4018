/** The one function that changes what the console knows. Pure; the contract's own functions keep work and threads true. */
import {
  applyAlert,
  applyContact,
  applyOffer,
  applySync,
  emptyThread,
  removeOffer,
  type Alert,
  type ContactCall,
  type ContactSummary,
  type ConversationEvent,
  type Me,
  type Offer,
  type Wallboard,
  type WorkSnapshot,
} from '@hub/contract';
import { openContact } from './mine.ts';
import { discard, enqueue, markRefused, markStored, markWaiting, settle, type Pending } from './outbox.ts';
import type { Connection, HubState, OtherSide } from './state.ts';

/** Changes to the work: these are applied again on top of a snapshot that was being fetched when they came. */
export type WorkChange =
  | { type: 'contact'; contact: ContactSummary }
  | { type: 'offer'; offer: Offer }
  | { type: 'offer-gone'; offerId: string }
  | { type: 'alert'; alert: Alert }
  | { type: 'me'; me: Me };

export type OutboxChange =
  | { type: 'send'; item: Omit<Pending, 'state'> }
  | { type: 'stored'; clientId: string; seq: number }
  | { type: 'refused'; clientId: string; why: string }
  | { type: 'send-again'; clientId: string }
  | { type: 'discard'; clientId: string };

export type Change =
  | WorkChange
  | OutboxChange
  | { type: 'connection'; connection: Connection }
  | { type: 'snapshot'; work: WorkSnapshot; skewMs: number }
  | { type: 'work-problem'; detail: string }
  /** Events of one conversation, live or by sync; `end` when the hub has no more. */
  | { type: 'events'; conversationId: string; events: readonly ConversationEvent[]; end: boolean }
  | { type: 'thread-problem'; conversationId: string; detail: string }
  | { type: 'typing'; conversationId: string; until: number }
  | { type: 'read-by-resident'; conversationId: string; seq: number }
  | { type: 'seen'; conversationId: string; seq: number }
  | { type: 'select'; contactId: string | null }
  | { type: 'call'; call: ContactCall }
  | { type: 'accepted'; contact: ContactSummary }
  | { type: 'lookers' }
  | { type: 'mention' }
  | { type: 'wallboard'; board: Wallboard | null }
  | { type: 'say'; text: string; urgent: boolean };

const nobody: OtherSide = { typingUntil: 0, readSeq: 0 };

/** A selected contact that I neither hold nor help in any more leaves the middle column. */
function withWork(state: HubState, work: WorkSnapshot): HubState {
  const stillMine = openContact(work, state.selected) !== undefined;
  return { ...state, work, selected: stillMine ? state.selected : null };
}

function reduceWork(state: HubState, change: WorkChange): HubState {
  if (!state.work) return state;
  switch (change.type) {
    case 'contact':
      return withWork(state, applyContact(state.work, change.contact));
    case 'offer':
      return withWork(state, applyOffer(state.work, change.offer));
    case 'offer-gone':
      return withWork(state, removeOffer(state.work, change.offerId));
    case 'alert':
      return withWork(state, applyAlert(state.work, change.alert));
    case 'me':
      return withWork(state, { ...state.work, me: change.me });
  }
}

function reduceOutbox(state: HubState, change: OutboxChange): HubState {
  switch (change.type) {
    case 'send':
      return { ...state, outbox: enqueue(state.outbox, change.item) };
    case 'stored':
      return { ...state, outbox: markStored(state.outbox, change.clientId, change.seq) };
    case 'refused':
      return { ...state, outbox: markRefused(state.outbox, change.clientId, change.why) };
    case 'send-again':
      return { ...state, outbox: markWaiting(state.outbox, change.clientId) };
    case 'discard':
      return { ...state, outbox: discard(state.outbox, change.clientId) };
  }
}

function reduceEvents(state: HubState, change: Extract<Change, { type: 'events' }>): HubState {
  const { conversationId } = change;
  const before = state.threads[conversationId] ?? emptyThread(conversationId);
  const thread = applySync(before, change.events);
  const spoke = thread.events.slice(before.events.length).some((event) => event.from === 'resident');
  const other = state.others[conversationId];
  return {
    ...state,
    threads: { ...state.threads, [conversationId]: thread },
    complete: change.end ? { ...state.complete, [conversationId]: true } : state.complete,
    threadProblems: omit(state.threadProblems, conversationId),
    // Who has just spoken is not typing any more.
    others: spoke && other ? { ...state.others, [conversationId]: { ...other, typingUntil: 0 } } : state.others,
    outbox: settle(state.outbox, thread),
  };
}

function omit(record: Readonly<Record<string, string>>, key: string): Readonly<Record<string, string>> {
  if (!(key in record)) return record;
  return Object.fromEntries(Object.entries(record).filter(([held]) => held !== key));
}

function withOther(state: HubState, conversationId: string, part: Partial<OtherSide>): HubState {
  const other = state.others[conversationId] ?? nobody;
  return { ...state, others: { ...state.others, [conversationId]: { ...other, ...part } } };
}

/** Applies one change. Applying a repeated or an older one changes nothing that matters. */
export function reduce(state: HubState, change: Change): HubState {
  switch (change.type) {
    case 'connection':
      return {
        ...state,
        connection: change.connection,
        // A new connection looks at nothing yet, and what was told without one was not heard.
        lookersChanged: state.lookersChanged + 1,
        mentionsChanged: state.mentionsChanged + 1,
      };
    case 'snapshot':
      return { ...withWork(state, change.work), workProblem: null, skewMs: change.skewMs };
    case 'work-problem':
      return { ...state, workProblem: change.detail };
    case 'events':
      return reduceEvents(state, change);
    case 'thread-problem':
      return { ...state, threadProblems: { ...state.threadProblems, [change.conversationId]: change.detail } };
    case 'typing':
      return withOther(state, change.conversationId, { typingUntil: change.until });
    case 'read-by-resident': {
      const readSeq = Math.max(change.seq, state.others[change.conversationId]?.readSeq ?? 0);
      return withOther(state, change.conversationId, { readSeq });
    }
    case 'seen': {
      const seq = Math.max(change.seq, state.seen[change.conversationId] ?? 0);
      return { ...state, seen: { ...state.seen, [change.conversationId]: seq } };
    }
    case 'select':
      return { ...state, selected: change.contactId, focusRequests: state.focusRequests + 1 };
    case 'call':
      return { ...state, calls: { ...state.calls, [change.call.contactId]: change.call } };
    case 'accepted':
      return { ...state, accepted: change.contact };
    case 'lookers':
      return { ...state, lookersChanged: state.lookersChanged + 1 };
    case 'mention':
      return { ...state, mentionsChanged: state.mentionsChanged + 1 };
    case 'wallboard':
      // What was read before what we have is old.
      return change.board && state.wallboard && change.board.at < state.wallboard.at
        ? state
        : { ...state, wallboard: change.board };
    case 'say':
      return state;
    case 'contact':
    case 'offer':
    case 'offer-gone':
    case 'alert':
    case 'me':
      return reduceWork(state, change);
    case 'send':
    case 'stored':
    case 'refused':
    case 'send-again':
    case 'discard':
      return reduceOutbox(state, change);
  }
}
