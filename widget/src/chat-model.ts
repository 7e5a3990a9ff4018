/** The chat without its pages: what it shows (`state`), and what the resident can do. */
import type {
  ChatRating,
  ConversationEvent,
  Rating,
  ResidentAnswer,
  ResidentConfirm,
  ResidentDraft,
  ThreadCode,
} from '@hub/contract';
import type { ChatState } from './chat-state.ts';
import { conversationState, firstState, withEvents, withSession } from './chat-state.ts';
import type { Answered, Codes } from './code.ts';
import type { ConnectionEvents } from './connection.ts';
import { createDelivery } from './deliver.ts';
import type { Keep } from './keep.ts';
import type { Later, Line, LineNeeds } from './line.ts';
import type { Outbox } from './outbox.ts';
import type { Ratings } from './rating.ts';
import { addEntry, carryOver, readOutbox, settle, tryAgain } from './outbox.ts';
import { isBehind, noteTail } from './thread.ts';
import type { FormAnswered, Together } from './together.ts';
import type { AskWhy, Why } from './why.ts';

/** Milliseconds: how long a typing notice lasts, how often one is sent, and the rest after a sync without an answer. */
const TYPING_LASTS = 6000;
const TYPING_EVERY = 3000;
const SYNC_AGAIN_AFTER = 2000;

export interface ChatPorts {
  connect: (needs: LineNeeds, events: ConnectionEvents) => Line;
  askWhy: AskWhy;
  codes: Codes;
  ratings: Ratings;
  together: Together;
  keep: Keep;
  later: Later;
  clock: () => Date;
  newId: () => string;
}

export interface Chat {
  state: () => ChatState;
  /** Tells of every change until the answer is called. */
  subscribe: (listener: () => void) => () => void;
  /** Takes the words at once and sends them as soon as the hub can be reached. */
  say: (text: string) => void;
  sendAgain: (clientId: string) => void;
  /** The resident is writing; tells the hub now and then. */
  typing: () => void;
  /** The resident has looked at everything that is here. */
  looked: () => void;
  /** Ends the conversation; false when the hub could not be told. */
  end: () => Promise<boolean>;
  /** Asks why the resident got what they got in this conversation; also after its end, while this page is open. */
  why: () => Promise<Why>;
  /** Whether we ask how we did; for a chat that has ended, while this page is open. */
  rating: () => Promise<ChatRating>;
  rate: (rating: Rating) => Promise<Answered<unknown>>;
  /** The form that an adviser fills in with them; undefined where no answer came. */
  form: () => Promise<ResidentDraft | null | undefined>;
  answerForm: (answer: ResidentAnswer) => Promise<Answered<FormAnswered>>;
  confirmForm: (seen: ResidentConfirm) => Promise<Answered<unknown>>;
  /** Leaves an ended conversation and begins another. */
  startAgain: () => void;
  /** Makes a code to go on with this conversation by telephone. */
  makeCode: () => Promise<Answered<ThreadCode>>;
  /** Goes on here with the conversation of a code; another that was open is left. */
  openByCode: (code: string) => Promise<Answered<unknown>>;
  /** What opens this conversation; null while there is none. */
  token: () => string | null;
  /** Forgets everything that this browser keeps of the chat, and is silent from then on. */
  forget: () => void;
  /** The other tabs of this browser share the outbox; call when it may have changed there. */
  outboxChanged: () => void;
  draft: () => string;
  keepDraft: (text: string) => void;
  /** The last sequence the resident has looked at, in this page or an earlier one. */
  seenSeq: () => number;
}

/** Makes the chat and connects it. */
export function createChat({ connect, askWhy, codes, ratings, together, keep, later, clock, newId }: ChatPorts): Chat {
  let state = firstState(readOutbox(keep.read('outbox')));
  let token = keep.read('token');
  let isSyncing = false;
  let lastTyping = 0;
  let forgetTypist: () => void = () => undefined;
  const listeners = new Set<() => void>();

  const change = (next: (state: ChatState) => ChatState) => {
    const before = state;
    state = next(before);
    if (state === before) return;
    if (state.outbox !== before.outbox) keep.write('outbox', JSON.stringify(state.outbox));
    for (const listener of listeners) listener();
  };
  /** Starts from what is kept, never from memory: another tab may have written there since. */
  const changeOutbox = (next: (outbox: Outbox) => Outbox) =>
    change((now) => ({ ...now, outbox: next(readOutbox(keep.read('outbox'))) }));

  /** Asks for what follows the last event that is held, until nothing is missing. One question at a time. */
  async function catchUp(): Promise<void> {
    if (isSyncing || state.link !== 'online' || !state.thread) return;
    isSyncing = true;
    const { conversationId, lastSeq } = state.thread;
    // A function, since another conversation may have begun, or none yet, when the answer comes.
    const isStill = () => state.thread?.conversationId === conversationId;
    const answer = await line.sync({ conversationId, after: lastSeq });
    isSyncing = false;
    if (!answer?.ok || !isStill()) {
      later(SYNC_AGAIN_AFTER, () => void catchUp());
      return;
    }
    add(answer.events);
    if (answer.more) void catchUp();
    else {
      change((now) => ({ ...now, hasHistory: true }));
      if (isBehind(state.thread)) later(SYNC_AGAIN_AFTER, () => void catchUp());
    }
  }

  function add(events: readonly ConversationEvent[]): void {
    change((now) => {
      const next = withEvents(now, events);
      if (!next.thread || settle(next.outbox, next.thread.events) === next.outbox) return next;
      return { ...next, outbox: settle(readOutbox(keep.read('outbox')), next.thread.events) };
    });
  }

  function hear(event: ConversationEvent): void {
    add([event]);
    if (state.thread && isBehind(state.thread)) void catchUp();
  }

  const deliver = createDelivery({
    conversationId: () => (state.link === 'online' ? (state.thread?.conversationId ?? null) : null),
    outbox: () => state.outbox,
    changeOutbox,
    send: (message) => line.send(message),
    later,
    stored: ({ clientId, text }, { seq, at }) => {
      if (state.thread)
        hear({
          conversationId: state.thread.conversationId,
          seq,
          clientId,
          kind: 'message',
          from: 'resident',
          text,
          at,
        });
    },
  });

  const formMayHaveChanged = () => change((now) => ({ ...now, formNews: now.formNews + 1 }));

  const open = () =>
    connect(
      { token: () => token, lastSeq: () => state.thread?.lastSeq ?? 0 },
      {
        up: (session) => {
          token = session.token;
          keep.write('token', token);
          change((now) => withSession(now, session));
          formMayHaveChanged();
          void catchUp();
          deliver();
        },
        down: () => change((now) => ({ ...now, link: 'offline', typist: null })),
        message: hear,
        tail: (tail) => {
          change((now) => (now.thread ? { ...now, thread: noteTail(now.thread, tail) } : now));
          if (state.thread && isBehind(state.thread)) void catchUp();
        },
        draft: formMayHaveChanged,
        queue: (place) => change((now) => ({ ...now, place })),
        typing: (who) => {
          // A second tab of the same resident is not news.
          if (who.from === 'resident') return;
          forgetTypist();
          change((now) => ({ ...now, typist: who.name ?? '' }));
          forgetTypist = later(TYPING_LASTS, () => change((now) => ({ ...now, typist: null })));
        },
        read: (mark) =>
          change((now) => (mark.from !== 'agent' ? now : { ...now, readByAgent: Math.max(now.readByAgent, mark.seq) })),
      },
    );
  let line = open();

  /** Leaves this conversation for the one that the token opens; an empty one asks for a new one, also where a cookie would not. */
  const leaveFor = (next: string) => {
    line.close();
    token = next;
    keep.write('token', next === '' ? null : next);
    keep.write('seen', null);
    changeOutbox((outbox) => carryOver(outbox, ''));
    change((now) => firstState(now.outbox));
    line = open();
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    say: (text) => {
      changeOutbox((outbox) => addEntry(outbox, { clientId: newId(), text, writtenAt: clock().toISOString() }));
      deliver();
    },
    sendAgain: (clientId) => {
      changeOutbox((outbox) => tryAgain(outbox, clientId));
      deliver();
    },
    typing: () => {
      const now = clock().getTime();
      if (!state.thread || now - lastTyping < TYPING_EVERY) return;
      lastTyping = now;
      line.typing({ conversationId: state.thread.conversationId });
    },
    looked: () => {
      if (!state.thread) return;
      const { conversationId, lastSeq } = state.thread;
      if (lastSeq <= seenSeq()) return;
      keep.write('seen', `${conversationId} ${lastSeq}`);
      line.read({ conversationId, seq: lastSeq });
    },
    end: async () => {
      if (!state.thread) return false;
      const answer = await line.end({ conversationId: state.thread.conversationId });
      if (!answer?.ok) return false;
      // The next person at this computer must not find the conversation. This page still holds it, to save a copy.
      for (const name of ['token', 'draft', 'seen'] as const) keep.write(name, null);
      void catchUp();
      return true;
    },
    why: async () => (token === null || token === '' ? { state: 'failed' } : askWhy(token)),
    rating: async () => (token === null || token === '' ? { state: 'none' } : ratings.standing(token)),
    rate: async (rating) => (token === null || token === '' ? { state: 'failed' } : ratings.give(token, rating)),
    form: async () => (token === null || token === '' ? null : together.read(token)),
    answerForm: async (answer) =>
      token === null || token === '' ? { state: 'failed' } : together.answer(token, answer),
    confirmForm: async (seen) => (token === null || token === '' ? { state: 'failed' } : together.confirm(token, seen)),
    startAgain: () => {
      if (conversationState(state) !== 'ended') return;
      leaveFor('');
    },
    makeCode: async () => (token === null || token === '' ? { state: 'failed' } : codes.make(token)),
    openByCode: async (code) => {
      const answer = await codes.use(code, token);
      if (answer.state === 'done') leaveFor(answer.value.token);
      return answer;
    },
    token: () => token,
    forget: () => {
      line.close();
      token = null;
      keep.forgetAll();
    },
    outboxChanged: () => {
      changeOutbox((outbox) => outbox);
      deliver();
    },
    draft: () => keep.read('draft') ?? '',
    keepDraft: (text) => keep.write('draft', text === '' ? null : text),
    seenSeq,
  };

  function seenSeq(): number {
    const [conversationId, seq] = (keep.read('seen') ?? '').split(' ');
    return conversationId !== undefined && conversationId === state.thread?.conversationId ? Number(seq) : 0;
  }
}
