/** What goes over the sockets: each event of the contract, with its shapes. */
import * as contract from '@hub/contract';
import type {
  AgentClientToServer,
  AgentServerToClient,
  ResidentClientToServer,
  ResidentServerToClient,
} from '@hub/contract';
import * as z from 'zod';

export interface EventLine {
  says: string;
  /** What it carries; null for nothing. */
  carries: z.ZodType | null;
  /** What its acknowledgement says beside `ok: true`; null where there is none. */
  answers: z.ZodObject | null;
}

type Events<All> = Readonly<Record<keyof All, EventLine>>;

const nothing = z.object({});
const contact = z.object({ contact: contract.contactSummarySchema });
const event = z.object({ events: z.array(contract.conversationEventSchema), more: z.boolean() });
const from = z.object({ from: contract.senderSchema });

const asked = (says: string, carries: z.ZodType, answers: z.ZodObject = nothing): EventLine => ({
  says,
  carries,
  answers,
});
const told = (says: string, carries: z.ZodType | null = null): EventLine => ({ says, carries, answers: null });

const BOTH_ASK = {
  'message:send': asked(
    'Says something. Acknowledged after it is kept; the same clientId again gives the same answer.',
    contract.messageSendSchema,
    z.object({ seq: z.int(), at: z.iso.datetime() }),
  ),
  sync: asked('Asks for the messages after a sequence.', contract.syncRequestSchema, event),
  typing: told('Somebody types.', contract.typingSchema),
  read: told('Somebody has read up to a sequence.', contract.readSchema),
};

const BOTH_ARE_TOLD = {
  message: told('Something was said or happened.', contract.conversationEventSchema),
  typing: told('The other side types.', contract.typingSchema.extend({ ...from.shape, name: z.string().optional() })),
  read: told('The other side has read up to a sequence.', contract.readSchema.extend(from.shape)),
  tail: told(
    'The last sequence of a conversation, so that a lost event is noticed.',
    z.object({ conversationId: z.uuid(), seq: z.int() }),
  ),
  drain: told('This node is going away: connect again first, then let this connection go.'),
  problem: told('Something could not be done.', contract.problemSchema),
};

export const RESIDENT_ASKS: Events<ResidentClientToServer> = {
  ...BOTH_ASK,
  'conversation:end': asked('Ends the conversation.', contract.typingSchema),
};

export const RESIDENT_IS_TOLD: Events<ResidentServerToClient> = {
  ...BOTH_ARE_TOLD,
  session: told(
    'Which conversation this connection is in, and the token that opens it again.',
    z.object({ token: z.string(), conversationId: z.uuid(), canSignIn: z.boolean() }),
  ),
  queue: told('Where the resident stands.', contract.queuePlaceSchema),
  draft: told('The form that an adviser fills in with them has changed: fetch it again.'),
};

export const AGENT_ASKS: Events<AgentClientToServer> = {
  ...BOTH_ASK,
  'offer:accept': asked('Accepts an offer.', contract.offerAnswerSchema, contact),
  'offer:decline': asked('Declines an offer.', contract.offerAnswerSchema),
  'status:set': asked('Sets the own status.', contract.statusSetSchema, z.object({ me: contract.meSchema })),
  'status:set-for': asked('Sets the status of a colleague, with a reason.', contract.statusSetForSchema),
  'contact:end': asked('Ends a contact; its wrap-up begins.', contract.contactEndSchema, contact),
  'contact:wrap-up': asked('Says how a contact ended, which closes it.', contract.wrapUpSchema, contact),
  'contact:disclose': asked('Marks that somebody disclosed abuse.', contract.contactDiscloseSchema, contact),
  'contact:transfer': asked('Hands a contact over, or asks a colleague.', contract.transferSchema, contact),
  'contact:stop-asking': asked('Asks that colleague no longer.', contract.ofContactSchema, contact),
  'contact:leave': asked('Leaves a contact that one helps in.', contract.ofContactSchema, contact),
  'contact:watch': asked('A supervisor goes into a call or a chat.', contract.watchSchema, contact),
  'contact:note': asked('Writes a note for staff.', contract.contactNoteSchema),
  'mention:seen': asked('Has seen that a note mentions them.', contract.mentionSeenSchema),
  'conversation:look': asked(
    'Says what is open, and asks who else has it open.',
    contract.lookSchema,
    z.object({ others: z.array(z.string()) }),
  ),
  'contact:set-aside': asked('Sets a contact aside until a time.', contract.contactSetAsideSchema, contact),
  'contact:bring-back': asked('Takes it up again.', contract.ofContactSchema, contact),
  'duty:done': asked('Says that something which the policy asks for is done.', contract.dutyDoneSchema),
  'wallboard:watch': asked(
    'Wants to be told how the work stands, or no longer.',
    contract.wallboardWatchSchema,
    z.object({ board: contract.wallboardSchema.nullable() }),
  ),
  'session:stay': asked(
    'Asks how long the session lasts; `here` says that somebody did something.',
    contract.sessionStaySchema,
    z.object({ secondsLeft: z.int() }),
  ),
};

export const AGENT_IS_TOLD: Events<AgentServerToClient> = {
  ...BOTH_ARE_TOLD,
  offer: told('A contact is held out, to be accepted in time.', contract.offerSchema),
  'offer:gone': told('That offer is no longer held out.', contract.offerAnswerSchema),
  contact: told('A contact that they are in has changed.', contract.contactSummarySchema),
  contacts: told('Contacts of the lists have changed.', z.array(contract.contactSummarySchema)),
  alert: told('There is danger to life.', contract.alertSchema),
  me: told('How they themselves stand.', contract.meSchema),
  mention: told('A note mentions them: fetch where.'),
  lookers: told('Others have opened or left this conversation: ask who looks.', contract.typingSchema),
  call: told('How the line of a contact stands.', contract.contactCallSchema),
  wallboard: told('How the work stands.', contract.wallboardSchema),
  tasks: told('What is to do has changed: fetch the work again.'),
};
