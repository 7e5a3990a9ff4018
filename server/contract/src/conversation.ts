/** The conversation log as it travels: events, and what clients send to add to it and to catch up. */
import * as z from 'zod';
import { conversationStateSchema, eventKindSchema, senderSchema } from './words.ts';

/** The longest message a resident or an agent can send, in UTF-16 code units. */
export const MESSAGE_LIMIT = 2000;
/** The most events that one `sync` answers. */
export const SYNC_LIMIT = 200;

/** Something a resident can press beside a message. Each works as a link or a typed reply too, so that no channel is left out. */
export const actionSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('link'), label: z.string(), url: z.string(), serviceId: z.string().optional() }),
  z.object({ type: z.literal('reply'), label: z.string(), text: z.string() }),
  z.object({ type: z.literal('person'), label: z.string(), text: z.string() }),
  z.object({ type: z.literal('phone'), label: z.string(), number: z.string() }),
  /** A quick way off the page, to somewhere harmless, for somebody who may be watched (P12). */
  z.object({ type: z.literal('exit'), label: z.string(), url: z.url({ protocol: /^https$/ }) }),
]);
export type Action = z.infer<typeof actionSchema>;

/** One rule that had a say in a decision: which row, which clause of the policy, and the facts that matched. */
export const becauseSchema = z.object({
  rule: z.string(),
  table: z.string(),
  row: z.int(),
  clause: z.string(),
  why: z.string().optional(),
  facts: z.record(z.string(), z.unknown()),
});
export type Because = z.infer<typeof becauseSchema>;

/** What only staff may see of an event. */
export const staffNoteSchema = z.object({
  route: z.string().optional(),
  safety: z.string().optional(),
  because: z.array(becauseSchema).optional(),
  ruleSetVersion: z.string().optional(),
  disposition: z.string().optional(),
  /** Who wrote down what a resident said in person, on the phone or on paper. */
  writtenBy: z.string().optional(),
  /** The photo that the entry tells of. */
  photo: z.uuid().optional(),
});
export type StaffNote = z.infer<typeof staffNoteSchema>;

/**
 * One entry of a conversation. `seq` counts 1, 2, 3… without gaps within its conversation; `clientId` is made by whoever
 * wrote it and is unique within the conversation; `at` is ISO 8601; `name` is the agent's first name where an agent speaks.
 */
export const conversationEventSchema = z.object({
  conversationId: z.uuid(),
  seq: z.int().positive(),
  clientId: z.uuid(),
  kind: eventKindSchema,
  from: senderSchema,
  name: z.string().optional(),
  text: z.string(),
  actions: z.array(actionSchema).optional(),
  at: z.iso.datetime(),
  staff: staffNoteSchema.optional(),
});
export type ConversationEvent = z.infer<typeof conversationEventSchema>;

/** `message:send`: the same clientId again gives the same answer and stores nothing twice. */
export const messageSendSchema = z.strictObject({
  conversationId: z.uuid(),
  clientId: z.uuid(),
  text: z
    .string()
    .max(MESSAGE_LIMIT, `A message can hold ${MESSAGE_LIMIT} characters.`)
    .refine((text) => text.trim().length > 0, 'A message cannot be empty.'),
});
export type MessageSend = z.infer<typeof messageSendSchema>;
export interface Stored {
  seq: number;
  at: string;
}

/** A link by which the resident can add a photo was sent. */
export const photoLinkSentSchema = z.object({ ok: z.literal(true) });

/** `sync`: give me what follows the last sequence I have. */
export const syncRequestSchema = z.strictObject({ conversationId: z.uuid(), after: z.int().min(0) });
export type SyncRequest = z.infer<typeof syncRequestSchema>;
export interface SyncReply {
  events: ConversationEvent[];
  more: boolean;
}

export const typingSchema = z.strictObject({ conversationId: z.uuid() });
export type Typing = z.infer<typeof typingSchema>;
export const readSchema = z.strictObject({ conversationId: z.uuid(), seq: z.int().positive() });
export type Read = z.infer<typeof readSchema>;

/** Sent now and then for each open conversation, so that a lost last event is noticed. */
export interface Tail {
  conversationId: string;
  seq: number;
}

/** Where a resident stands while waiting. `waitSeconds` is null when nobody can honestly say. */
export const queuePlaceSchema = z.object({
  state: conversationStateSchema,
  position: z.int().positive().nullable(),
  waitSeconds: z.int().min(0).nullable(),
});
export type QueuePlace = z.infer<typeof queuePlaceSchema>;

/**
 * Why a resident got what they got, in plain words (`GET /api/resident/why`): what was decided and when, and each rule with its
 * clause and what we knew that made it apply, such as "Digital access: none".
 */
export const plainExplanationSchema = z.object({
  at: z.iso.datetime(),
  decided: z.string(),
  reasons: z.array(z.object({ why: z.string(), rule: z.string(), clause: z.string(), known: z.array(z.string()) })),
  ruleSetVersion: z.string(),
});
export type PlainExplanation = z.infer<typeof plainExplanationSchema>;
