/** The socket events of both namespaces, typed for socket.io on either side. */
import type {
  ConversationEvent,
  MessageSend,
  QueuePlace,
  Read,
  Stored,
  SyncReply,
  SyncRequest,
  Tail,
  Typing,
} from './conversation.ts';
import type { ContactCall } from './calls.ts';
import type { Look, Lookers } from './looking.ts';
import type { MentionSeen } from './mentions.ts';
import type { Outcome, Problem } from './problem.ts';
import type { SessionLeft, SessionStay } from './session.ts';
import type { ContactNote, OfContact, Transfer, Watch } from './transfer.ts';
import type { ContactSetAside } from './set-aside.ts';
import type { StatusSetFor, Wallboard, WallboardWatch } from './wallboard.ts';
import type { Sender } from './words.ts';
import type {
  Alert,
  ContactDisclose,
  ContactEnd,
  ContactSummary,
  DutyDone,
  Me,
  Offer,
  OfferAnswer,
  StatusSet,
  WrapUp,
} from './work.ts';

type Ack<T> = (answer: T) => void;

interface SharedFromClient {
  'message:send': (payload: MessageSend, ack: Ack<Outcome<Stored>>) => void;
  sync: (payload: SyncRequest, ack: Ack<Outcome<SyncReply>>) => void;
  typing: (payload: Typing) => void;
  read: (payload: Read) => void;
}

interface SharedFromServer {
  message: (event: ConversationEvent) => void;
  typing: (payload: Typing & { from: Sender; name?: string }) => void;
  read: (payload: Read & { from: Sender }) => void;
  /** The last sequence of a conversation, so that a lost event is noticed. */
  tail: (tail: Tail) => void;
  /** This node is going away: connect again first, then let this connection go. */
  drain: () => void;
  problem: (problem: Problem) => void;
}

/** Namespace `/resident`; connects with `auth: {token?}`. */
export interface ResidentClientToServer extends SharedFromClient {
  'conversation:end': (payload: Typing, ack: Ack<Outcome>) => void;
}
export interface ResidentServerToClient extends SharedFromServer {
  session: (session: { token: string; conversationId: string; canSignIn: boolean }) => void;
  queue: (place: QueuePlace) => void;
  /** The form that an adviser fills in with them has changed: fetch it again. */
  draft: () => void;
}

/** Namespace `/agent`; connects with the console's session cookie. */
export interface AgentClientToServer extends SharedFromClient {
  'offer:accept': (payload: OfferAnswer, ack: Ack<Outcome<{ contact: ContactSummary }>>) => void;
  'offer:decline': (payload: OfferAnswer, ack: Ack<Outcome>) => void;
  'status:set': (payload: StatusSet, ack: Ack<Outcome<{ me: Me }>>) => void;
  'status:set-for': (payload: StatusSetFor, ack: Ack<Outcome>) => void;
  'contact:end': (payload: ContactEnd, ack: Ack<Outcome<{ contact: ContactSummary }>>) => void;
  'contact:wrap-up': (payload: WrapUp, ack: Ack<Outcome<{ contact: ContactSummary }>>) => void;
  'contact:disclose': (payload: ContactDisclose, ack: Ack<Outcome<{ contact: ContactSummary }>>) => void;
  'contact:transfer': (payload: Transfer, ack: Ack<Outcome<{ contact: ContactSummary }>>) => void;
  'contact:stop-asking': (payload: OfContact, ack: Ack<Outcome<{ contact: ContactSummary }>>) => void;
  'contact:leave': (payload: OfContact, ack: Ack<Outcome<{ contact: ContactSummary }>>) => void;
  'contact:watch': (payload: Watch, ack: Ack<Outcome<{ contact: ContactSummary }>>) => void;
  'contact:note': (payload: ContactNote, ack: Ack<Outcome>) => void;
  'mention:seen': (payload: MentionSeen, ack: Ack<Outcome>) => void;
  'conversation:look': (payload: Look, ack: Ack<Outcome<Lookers>>) => void;
  'contact:set-aside': (payload: ContactSetAside, ack: Ack<Outcome<{ contact: ContactSummary }>>) => void;
  'contact:bring-back': (payload: OfContact, ack: Ack<Outcome<{ contact: ContactSummary }>>) => void;
  'duty:done': (payload: DutyDone, ack: Ack<Outcome>) => void;
  'wallboard:watch': (payload: WallboardWatch, ack: Ack<Outcome<{ board: Wallboard | null }>>) => void;
  'session:stay': (payload: SessionStay, ack: Ack<Outcome<SessionLeft>>) => void;
}
export interface AgentServerToClient extends SharedFromServer {
  offer: (offer: Offer) => void;
  'offer:gone': (payload: OfferAnswer) => void;
  /** A contact that they are in, at once. */
  contact: (contact: ContactSummary) => void;
  /** What has changed in the lists, gathered for a moment; what they are in may be among them again. */
  contacts: (contacts: ContactSummary[]) => void;
  alert: (alert: Alert) => void;
  me: (me: Me) => void;
  /** A note mentions me: fetch where. */
  mention: () => void;
  /** Other staff have opened or left this conversation: ask again who looks at it. */
  lookers: (payload: Typing) => void;
  /** How the line of a contact stands that this agent holds. */
  call: (call: ContactCall) => void;
  /** How the work stands, for connections that watch the wallboard. */
  wallboard: (board: Wallboard) => void;
  /** What is to do has changed: fetch the work again. */
  tasks: () => void;
}
