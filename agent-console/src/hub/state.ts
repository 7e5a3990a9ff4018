/** Everything the console knows from the hub, in one value that only `reduce` changes. */
import type { ContactCall, ContactSummary, Thread, Wallboard, WorkSnapshot } from '@hub/contract';
import type { Outbox } from './outbox.ts';

/** `offline` keeps trying by itself; `signed-out` needs the agent to sign in again. */
export type Connection = 'connecting' | 'online' | 'offline' | 'signed-out';

/** What is known of the other side of one conversation. */
export interface OtherSide {
  /** Browser milliseconds until which the resident counts as typing. */
  typingUntil: number;
  /** The last sequence the resident has seen; 0 for none. */
  readSeq: number;
}

export interface Announcement {
  /** A new id is a new announcement, even of the same words. */
  id: number;
  text: string;
  /** Spoken at once rather than after what is being read. */
  urgent: boolean;
}

export interface HubState {
  connection: Connection;
  /** Null until the first snapshot has come. */
  work: WorkSnapshot | null;
  /** Why the snapshot could not be fetched, in words; null when it could. */
  workProblem: string | null;
  /** Threads by conversation id. */
  threads: Readonly<Record<string, Thread>>;
  /** Conversations whose history has been fetched to its end at least once. */
  complete: Readonly<Record<string, true>>;
  /** Why a thread could not be fetched, by conversation id. */
  threadProblems: Readonly<Record<string, string>>;
  others: Readonly<Record<string, OtherSide>>;
  /** The last sequence that I have looked at, by conversation id. */
  seen: Readonly<Record<string, number>>;
  outbox: Outbox;
  /** How the lines of contacts stand, by contact id, as far as it is known. */
  calls: Readonly<Record<string, ContactCall>>;
  /** The contact whose offer was accepted last, in this page: a new value each time. */
  accepted: ContactSummary | null;
  /** Grows each time it may have changed who looks at what I have open. */
  lookersChanged: number;
  /** Grows each time there may be new notes that mention me. */
  mentionsChanged: number;
  /** How the work of the council stands, while a supervisor watches it. */
  wallboard: Wallboard | null;
  /** The contact in the middle column. */
  selected: string | null;
  /** Grows each time the agent asks for a contact, so that the focus goes there once. */
  focusRequests: number;
  announcement: Announcement | null;
  /** Server clock minus browser clock, milliseconds. */
  skewMs: number;
}

export const initialState: HubState = {
  connection: 'connecting',
  work: null,
  workProblem: null,
  threads: {},
  complete: {},
  threadProblems: {},
  others: {},
  seen: {},
  outbox: [],
  calls: {},
  accepted: null,
  lookersChanged: 0,
  mentionsChanged: 0,
  wallboard: null,
  selected: null,
  focusRequests: 0,
  announcement: null,
  skewMs: 0,
};
