/** The port between the chat and the hub: one line, by socket or by plain HTTP. */
import type {
  ConversationEvent,
  MessageSend,
  Outcome,
  QueuePlace,
  Read,
  Sender,
  Stored,
  SyncReply,
  SyncRequest,
  Tail,
  Typing,
} from '@hub/contract';

export interface Session {
  token: string;
  conversationId: string;
  /** Missing where a code opened it: the next session tells. */
  canSignIn?: boolean;
}

/** What a line tells: never before it was returned by `OpenLine`, and nothing more after `close`. */
export interface LineEvents {
  /** The line works and this is the conversation it opens; told again after each reconnection. */
  up: (session: Session) => void;
  /** The line that worked does not any more; it tries again by itself. */
  down: () => void;
  /** One try to connect came to nothing; it tries again by itself. */
  failed: () => void;
  /** The other end is going away soon: open another line first. */
  leaving: () => void;
  message: (event: ConversationEvent) => void;
  tail: (tail: Tail) => void;
  queue: (place: QueuePlace) => void;
  /** The form that an adviser fills in with the resident may have changed. */
  draft: () => void;
  typing: (who: Typing & { from: Sender; name?: string }) => void;
  read: (mark: Read & { from: Sender }) => void;
}

/** The hub's answer, or null when none came: the caller then asks again. */
export type Answer<T extends object = object> = Promise<Outcome<T> | null>;

export interface Line {
  send: (message: MessageSend) => Answer<Stored>;
  sync: (request: SyncRequest) => Answer<SyncReply>;
  end: (conversation: Typing) => Answer;
  typing: (conversation: Typing) => void;
  read: (mark: Read) => void;
  close: () => void;
}

/** What a line may ask of the chat: the token to show, and the last sequence that is held. */
export interface LineNeeds {
  token: () => string | null;
  lastSeq: () => number;
}

export type OpenLine = (needs: LineNeeds, events: LineEvents) => Line;

/** Runs something after so many milliseconds; the answer calls it off. */
export type Later = (milliseconds: number, run: () => void) => () => void;
