/** The console's one store: holds the state, listens to the hub, and carries out what the agent asks. */
import type {
  AgentStatus,
  ContactCall,
  ContactSummary,
  Disposition,
  Lookers,
  Me,
  Outcome,
  SessionLeft,
  StaffRole,
} from '@hub/contract';
import { en } from '../wording/en.ts';
import { sayFor } from './announce.ts';
import { fetchMe, fetchWork, RefusedRequest } from './api.ts';
import type { Memory } from './memory.ts';
import { allOpen } from './mine.ts';
import { createSetAside, type SetAside } from './set-aside.ts';
import { createTransfers, type Transfers } from './transfers.ts';
import { createWallboard, type WallboardDeeds } from './wallboard.ts';
import { readOutbox } from './outbox.ts';
import { readSeen } from './read-seen.ts';
import { reduce, type Change } from './reduce.ts';
import { createSender } from './sender.ts';
import { openLink, type HubSocket } from './socket.ts';
import { initialState, type HubState } from './state.ts';
import { createThreadKeeper } from './threads.ts';
import { createWorkFetcher } from './work-fetcher.ts';

/** How long "is typing" is believed, and how often we say it of ourselves. */
const TYPING_MS = 6000;
const TYPING_EVERY_MS = 3000;

export interface Hub extends Transfers, SetAside, Omit<WallboardDeeds, 'watchOn'> {
  getState: () => HubState;
  subscribe: (listener: () => void) => () => void;
  memory: Memory;
  select: (contactId: string | null) => void;
  accept: (offerId: string) => Promise<Outcome>;
  decline: (offerId: string) => Promise<Outcome>;
  setStatus: (status: AgentStatus, reason: string) => Promise<Outcome<{ me: Me }>>;
  end: (contactId: string) => Promise<Outcome<{ contact: ContactSummary }>>;
  wrapUp: (contactId: string, disposition: Disposition, note: string) => Promise<Outcome<{ contact: ContactSummary }>>;
  /** Marks that something was disclosed in confidence (P15). */
  disclose: (contactId: string) => Promise<Outcome<{ contact: ContactSummary }>>;
  /** Takes in a contact that I have just written down, and opens it when it is mine. */
  logged: (contact: ContactSummary) => void;
  /** Takes in how a line stands, unless the hub has told something newer than `since`, which was known before it was asked. */
  learnCall: (call: ContactCall, since: ContactCall | undefined) => void;
  /** Says that something which the policy asked for is done. */
  finishDuty: (dutyId: string) => Promise<Outcome>;
  /** Asks how long my session still lasts; `here` says that I did something. */
  stay: (here: boolean) => Promise<Outcome<SessionLeft>>;
  send: (conversationId: string, text: string) => void;
  sendAgain: (clientId: string) => void;
  discard: (clientId: string) => void;
  typing: (conversationId: string) => void;
  /** Says what I have open, and asks who else has. */
  look: (conversationId: string | null) => Promise<Outcome<Lookers>>;
  /** Everything shown so far of this conversation has been looked at; the resident is told where `isTold`. */
  markSeen: (conversationId: string, isTold: boolean) => void;
  refresh: () => Promise<void>;
  fetchThread: (conversationId: string) => Promise<void>;
  close: () => void;
}

const wait = (seconds: number) => new Promise<void>((resolve) => window.setTimeout(resolve, seconds * 1000));

function remembered(memory: Memory): HubState {
  return {
    ...initialState,
    outbox: readOutbox(memory.read('outbox')),
    seen: readSeen(memory.read('seen')),
    selected: memory.read('selected'),
  };
}

export interface HubParts {
  memory: Memory;
  newId: () => string;
  /** Only a supervisor is told of what is to do anywhere. */
  role: StaffRole;
}

/** Opens the connection and starts. `close` ends it. */
export function createHub({ memory, newId, role }: HubParts): Hub {
  let state = remembered(memory);
  const listeners = new Set<() => void>();
  let announced = 0;
  let closed = false;
  const typingSaidAt = new Map<string, number>();

  function apply(change: Change): void {
    const before = state;
    let after = reduce(before, change);
    const said = sayFor(before, after, change);
    if (said) after = { ...after, announcement: { ...said, id: ++announced } };
    if (after === before) return;
    state = after;
    if (state.outbox !== before.outbox) {
      memory.write('outbox', state.outbox.length === 0 ? '' : JSON.stringify(state.outbox));
    }
    if (state.seen !== before.seen) memory.write('seen', JSON.stringify(state.seen));
    if (state.selected !== before.selected) memory.write('selected', state.selected ?? '');
    for (const listener of listeners) listener();
    if (state.work?.mine !== before.work?.mine || state.work?.helping !== before.work?.helping) openNewThreads();
  }

  // Before the link, which listens to its first socket while it is being made.
  const { refresh, changed, applyWork } = createWorkFetcher({
    fetch: fetchWork,
    online: () => !closed && link.connected(),
    apply,
    wait,
  });

  const link = openLink({
    listen,
    onConnect: () => {
      apply({ type: 'connection', connection: 'online' });
      void refresh();
      for (const contact of allOpen(state.work)) void keepThread(contact.conversationId);
      for (const item of state.outbox) void sendWaiting(item.conversationId);
      watchOn();
    },
    onDisconnect: () => {
      if (state.connection !== 'signed-out') apply({ type: 'connection', connection: 'offline' });
    },
    onTurnedAway: async () => {
      const refusal = await fetchMe().then(
        () => null,
        (error: unknown) => error,
      );
      if (!(refusal instanceof RefusedRequest && refusal.status === 401)) return true;
      apply({ type: 'connection', connection: 'signed-out' });
      return false;
    },
  });

  const { watchOn, ...wallboard } = createWallboard({ link, learn: (board) => apply({ type: 'wallboard', board }) });

  const keepThread = createThreadKeeper({
    thread: (conversationId) => state.threads[conversationId],
    ask: (request) => link.ask((socket) => socket.emitWithAck('sync', request)),
    online: link.connected,
    apply,
    wait,
  });

  const sendWaiting = createSender({
    outbox: () => state.outbox,
    online: link.connected,
    send: ({ conversationId, clientId, text }) =>
      link.ask((socket) => socket.emitWithAck('message:send', { conversationId, clientId, text })),
    apply: (change) => {
      apply(change);
      // Answered before its own event came: fetch it, in case that event was lost.
      const stored = change.type === 'stored' && state.outbox.find((item) => item.clientId === change.clientId);
      if (stored) void keepThread(stored.conversationId);
    },
    wait,
  });

  function openNewThreads(): void {
    for (const { conversationId } of allOpen(state.work)) {
      if (state.threads[conversationId]) continue;
      apply({ type: 'events', conversationId, events: [], end: false });
      void keepThread(conversationId);
    }
  }

  function listen(socket: HubSocket): void {
    socket.on('offer', (offer) => applyWork({ type: 'offer', offer }));
    socket.on('offer:gone', ({ offerId }) => applyWork({ type: 'offer-gone', offerId }));
    socket.on('contact', (contact) => applyWork({ type: 'contact', contact }));
    socket.on('contacts', (contacts) => {
      for (const contact of contacts) applyWork({ type: 'contact', contact });
    });
    socket.on('alert', (alert) => applyWork({ type: 'alert', alert }));
    socket.on('call', (call) => apply({ type: 'call', call }));
    socket.on('mention', () => apply({ type: 'mention' }));
    socket.on('lookers', () => apply({ type: 'lookers' }));
    socket.on('wallboard', (board) => apply({ type: 'wallboard', board }));
    socket.on('me', (me) => applyWork({ type: 'me', me }));
    if (role === 'supervisor') socket.on('tasks', changed);
    socket.on('message', (event) => {
      const { conversationId } = event;
      if (!state.threads[conversationId]) return;
      apply({ type: 'events', conversationId, events: [event], end: false });
      if (state.threads[conversationId].behind) void keepThread(conversationId);
    });
    socket.on('tail', ({ conversationId, seq }) => {
      const thread = state.threads[conversationId];
      if (thread && thread.lastSeq < seq) void keepThread(conversationId);
    });
    socket.on('typing', ({ conversationId, from }) => {
      if (from === 'resident') apply({ type: 'typing', conversationId, until: Date.now() + TYPING_MS });
    });
    socket.on('read', ({ conversationId, seq, from }) => {
      if (from === 'resident') apply({ type: 'read-by-resident', conversationId, seq });
    });
  }

  /** Takes the contact of an answer into the work, as its event would. */
  function take<T extends { contact: ContactSummary }>(answer: Outcome<T>): Outcome<T> {
    if (answer.ok) applyWork({ type: 'contact', contact: answer.contact });
    return answer;
  }

  function forgetOffer(offerId: string, answer: Outcome): void {
    if (!answer.ok && answer.problem.code !== 'offer-gone') return;
    applyWork({ type: 'offer-gone', offerId });
    if (!answer.ok) apply({ type: 'say', text: en.offer.gone, urgent: false });
  }

  const select = (contactId: string | null) => apply({ type: 'select', contactId });
  void refresh();

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    memory,
    select,
    accept: async (offerId) => {
      const answer = take(await link.ask((socket) => socket.emitWithAck('offer:accept', { offerId })));
      forgetOffer(offerId, answer);
      if (answer.ok) {
        select(answer.contact.contactId);
        apply({ type: 'accepted', contact: answer.contact });
      }
      return answer;
    },
    decline: async (offerId) => {
      const answer = await link.ask((socket) => socket.emitWithAck('offer:decline', { offerId }));
      forgetOffer(offerId, answer);
      return answer;
    },
    setStatus: async (status, reason) => {
      const payload = reason.trim() === '' ? { status } : { status, reason: reason.trim() };
      const answer = await link.ask((socket) => socket.emitWithAck('status:set', payload));
      if (answer.ok) applyWork({ type: 'me', me: answer.me });
      return answer;
    },
    end: async (contactId) => take(await link.ask((socket) => socket.emitWithAck('contact:end', { contactId }))),
    wrapUp: async (contactId, disposition, note) => {
      const payload = note.trim() === '' ? { contactId, disposition } : { contactId, disposition, note: note.trim() };
      return take(await link.ask((socket) => socket.emitWithAck('contact:wrap-up', payload)));
    },
    disclose: async (contactId) => {
      const answer = take(await link.ask((socket) => socket.emitWithAck('contact:disclose', { contactId })));
      if (answer.ok) apply({ type: 'say', text: en.disclose.done, urgent: false });
      return answer;
    },
    ...wallboard,
    ...createSetAside({ link, take }),
    ...createTransfers({ link, take, select, newId }),
    logged: (contact) => {
      applyWork({ type: 'contact', contact });
      const isMine = contact.assignedTo !== null && contact.assignedTo === state.work?.me.staffId;
      apply({ type: 'say', text: isMine ? en.logContact.logged : en.logContact.passedOn, urgent: false });
      if (isMine) select(contact.contactId);
    },
    learnCall: (call, since) => {
      if (state.calls[call.contactId] === since) apply({ type: 'call', call });
    },
    finishDuty: async (dutyId) => {
      const answer = await link.ask((socket) => socket.emitWithAck('duty:done', { dutyId }));
      if (answer.ok) apply({ type: 'say', text: en.policy.marked, urgent: false });
      return answer;
    },
    stay: (here) => link.ask((socket) => socket.emitWithAck('session:stay', { here })),
    send: (conversationId, text) => {
      const item = { conversationId, clientId: newId(), text, at: new Date().toISOString() };
      apply({ type: 'send', item });
      void sendWaiting(conversationId);
    },
    sendAgain: (clientId) => {
      apply({ type: 'send-again', clientId });
      const item = state.outbox.find((held) => held.clientId === clientId);
      if (item) void sendWaiting(item.conversationId);
    },
    discard: (clientId) => apply({ type: 'discard', clientId }),
    typing: (conversationId) => {
      if (Date.now() - (typingSaidAt.get(conversationId) ?? 0) < TYPING_EVERY_MS) return;
      typingSaidAt.set(conversationId, Date.now());
      link.tell((socket) => socket.emit('typing', { conversationId }));
    },
    look: (conversationId) => link.ask((socket) => socket.emitWithAck('conversation:look', { conversationId })),
    markSeen: (conversationId, isTold) => {
      const seq = state.threads[conversationId]?.lastSeq ?? 0;
      if (seq <= (state.seen[conversationId] ?? 0)) return;
      apply({ type: 'seen', conversationId, seq });
      if (isTold) link.tell((socket) => socket.emit('read', { conversationId, seq }));
    },
    refresh,
    fetchThread: keepThread,
    close: () => {
      closed = true;
      link.close();
    },
  };
}
