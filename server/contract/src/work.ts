/** Work as it travels between hub and console: contacts, offers, statuses and the snapshot that the console starts from. */
import * as z from 'zod';
import { becauseSchema } from './conversation.ts';
import { draftViewSchema } from './forms.ts';
import { helperHowSchema, transferHowSchema } from './transfer.ts';
import { agentStatusSchema, channelSchema, contactStateSchema, dispositionSchema, staffRoleSchema } from './words.ts';

const colleagueInSchema = z.object({ staffId: z.uuid(), name: z.string() });

/** One contact as a line in a list. Times are ISO 8601; `priority` is 1 (danger to life) to 5. */
export const contactSummarySchema = z.object({
  contactId: z.uuid(),
  conversationId: z.uuid(),
  channel: channelSchema,
  state: contactStateSchema,
  queue: z.string(),
  priority: z.int().min(1).max(5),
  /** What it is about, in words: the service's name, or "Not known yet". */
  subject: z.string(),
  /** "Resident" until we know who it is. */
  residentName: z.string(),
  /** Why it came to a person, in words. */
  reason: z.string(),
  queuedAt: z.iso.datetime(),
  assignedTo: z.uuid().nullable(),
  assignedName: z.string().nullable(),
  /** It waits longer than its queue promises. */
  isOverTarget: z.boolean(),
  /** Until when its holder has set it aside; null where they have not. */
  setAsideUntil: z.iso.datetime().nullable(),
  /** Which colleague is being asked to join, and what for; null when nobody is. */
  asking: colleagueInSchema.extend({ how: transferHowSchema }).nullable(),
  /** Who is in it beside whoever holds it. */
  helpers: z.array(colleagueInSchema.extend({ how: helperHowSchema })),
  /** Few may read it (P10 to P12, P15): whoever may not is told neither the name, nor what it is about, nor why it came. */
  restricted: z.boolean(),
  /** Grows with every change of this contact; a client keeps the highest it has seen. */
  version: z.int(),
});
export type ContactSummary = z.infer<typeof contactSummarySchema>;

/** Work held out to one agent until `expiresAt`; it goes on to somebody else if it is not accepted (RONA). */
export const offerSchema = z.object({
  offerId: z.uuid(),
  contact: contactSummarySchema,
  reason: z.string(),
  /** What they need, in a few words each: known before the answer (P19). */
  needs: z.array(z.string()),
  expiresAt: z.iso.datetime(),
  /** Which colleague holds it out, what for, and their note; null where the queue does. */
  asked: z.object({ name: z.string(), how: transferHowSchema, note: z.string() }).nullable(),
});
export type Offer = z.infer<typeof offerSchema>;

export const offerAnswerSchema = z.strictObject({ offerId: z.uuid() });
export type OfferAnswer = z.infer<typeof offerAnswerSchema>;

export const statusSetSchema = z.strictObject({ status: agentStatusSchema, reason: z.string().max(200).optional() });
export type StatusSet = z.infer<typeof statusSetSchema>;

/** `contact:end`: the talking is over; the contact goes to wrap-up. */
export const contactEndSchema = z.strictObject({ contactId: z.uuid() });
export type ContactEnd = z.infer<typeof contactEndSchema>;

/** `contact:wrap-up`: how it ended; frees the agent's capacity. */
export const wrapUpSchema = z.strictObject({
  contactId: z.uuid(),
  disposition: dispositionSchema,
  note: z.string().max(2000).optional(),
});
export type WrapUp = z.infer<typeof wrapUpSchema>;

/** `contact:disclose`: the agent marks that something was disclosed in confidence (P15). */
export const contactDiscloseSchema = z.strictObject({ contactId: z.uuid() });
export type ContactDisclose = z.infer<typeof contactDiscloseSchema>;

/** Who is signed in at the console. */
export const meSchema = z.object({
  staffId: z.uuid(),
  name: z.string(),
  role: staffRoleSchema,
  status: agentStatusSchema,
  /** How many chats this agent can hold at once, and how many places are taken by work and offers. */
  capacity: z.int(),
  load: z.int(),
  /** The supervisor who set this status, and why; null where nobody else did. */
  setBy: z.object({ name: z.string(), reason: z.string() }).nullable(),
});
export type Me = z.infer<typeof meSchema>;

/** Danger to life somewhere: every agent is told at once. */
export const alertSchema = z.object({
  alertId: z.uuid(),
  contact: contactSummarySchema,
  signal: z.string(),
  at: z.iso.datetime(),
});
export type Alert = z.infer<typeof alertSchema>;

/** Something that the policy asks for beside the route. `words` say it, ready to be shown; `doneAt` is null while it is to do. */
export const dutySchema = z.object({
  dutyId: z.uuid(),
  kind: z.enum(['notify', 'suppress', 'interpret', 'record', 'restrict', 'apply', 'keep-channel', 'task', 'ask']),
  what: z.string(),
  words: z.string(),
  clause: z.string(),
  at: z.iso.datetime(),
  doneAt: z.iso.datetime().nullable(),
});
export type Duty = z.infer<typeof dutySchema>;

/** `duty:done`: somebody has done what the policy asked for. */
export const dutyDoneSchema = z.strictObject({ dutyId: z.uuid() });
export type DutyDone = z.infer<typeof dutyDoneSchema>;

/** A duty that is still to do, with the contact it came from: what a supervisor is told of (P09, P15, P44). */
export const taskSchema = z.object({ duty: dutySchema, contact: contactSummarySchema });
export type Task = z.infer<typeof taskSchema>;

/** What the console fetches when it starts and after every reconnect; live events are then applied to it. */
export const workSnapshotSchema = z.object({
  me: meSchema,
  mine: z.array(contactSummarySchema),
  /** Where I am beside whoever holds it. */
  helping: z.array(contactSummarySchema),
  /** For supervisors: what others hold. For agents it is empty. */
  held: z.array(contactSummarySchema),
  offers: z.array(offerSchema),
  queue: z.array(contactSummarySchema),
  alerts: z.array(alertSchema),
  /** For supervisors: what the policy asks people to do, newest first. For agents it stands with each contact. */
  tasks: z.array(taskSchema),
});
export type WorkSnapshot = z.infer<typeof workSnapshotSchema>;

/** Why a contact came here: the decision that sent it, ready to be shown. */
export const explanationSchema = z.object({
  route: z.string(),
  queue: z.string(),
  priority: z.int(),
  ruleSetVersion: z.string(),
  /** `known` says each fact that matched, in words and by its path: "Digital access: none". */
  because: z.array(becauseSchema.extend({ known: z.record(z.string(), z.string()) })),
});
export type Explanation = z.infer<typeof explanationSchema>;

/** A case with a clock, opened by a contact. Days are those of the council's calendar. */
export const caseSchema = z.object({
  reference: z.string(),
  kind: z.enum(['complaint', 'information-request', 'data-request']),
  /** 2 where a complaint is looked at again. */
  stage: z.int(),
  acknowledgeBy: z.iso.date().nullable(),
  answerBy: z.iso.date(),
  closed: z.boolean(),
});
export type Case = z.infer<typeof caseSchema>;

/** An attempt of the last day to do it online: `error` is what the form showed. */
export const attemptSchema = z.object({
  service: z.string().nullable(),
  outcome: z.enum(['failed', 'abandoned', 'completed']),
  step: z.string().nullable(),
  error: z.string().nullable(),
  at: z.iso.datetime(),
});
export type Attempt = z.infer<typeof attemptSchema>;

/**
 * Something that the policy offers, for an agent to offer: `words` say it; `link` is the form's path, only where the policy
 * offers it. What needs no internet stands beside every link.
 */
export const adviceSchema = z.object({ words: z.string(), link: z.string().nullable() });
export type Advice = z.infer<typeof adviceSchema>;

/**
 * `GET /api/console/contacts/:contactId`: a contact with why it came and what the policy asks for. `factsSince` says since
 * when a fact was known, by its path. The thread comes by `sync`.
 */
export const contactDetailSchema = z.object({
  contact: contactSummarySchema,
  explanation: explanationSchema.nullable(),
  callback: z.object({ name: z.string(), phone: z.string(), when: z.string() }).nullable(),
  factsSince: z.record(z.string(), z.iso.datetime()),
  duties: z.array(dutySchema),
  cases: z.array(caseSchema),
  attempts: z.array(attemptSchema),
  /** What the agent may offer, where no assistant has offered it: contacts that staff wrote down. */
  advice: z.array(adviceSchema),
  /** E-forms of this conversation, last changed first: begun by the resident or with them. */
  drafts: z.array(draftViewSchema),
  /** True when few people may read the conversation (P15). */
  restricted: z.boolean(),
});
export type ContactDetail = z.infer<typeof contactDetailSchema>;
