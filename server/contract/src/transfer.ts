/** Handing contacts over and helping in them: what an agent asks, and who can be asked. */
import * as z from 'zod';
import { MESSAGE_LIMIT } from './conversation.ts';
import { MENTIONS_LIMIT } from './mentions.ts';
import { agentStatusSchema } from './words.ts';

/** The longest note for whoever takes it. */
export const TRANSFER_NOTE_LIMIT = 1000;

/** `hand-over`: it goes at once. `introduce`: it goes when the other accepts. `consult`: it stays, the other looks and advises. */
export const transferHowSchema = z.enum(['hand-over', 'introduce', 'consult']);
export type TransferHow = z.infer<typeof transferHowSchema>;

/** How a supervisor is in a call: heard by nobody, by the agent alone, or by both. In a chat they read along (`listen`) or write too (`join`). */
export const watchHowSchema = z.enum(['listen', 'whisper', 'join']);
export type WatchHow = z.infer<typeof watchHowSchema>;

/** Why somebody is in a contact that another holds. `introduce`: they held it, and are still on the line. */
export const helperHowSchema = z.enum(['consult', 'introduce', ...watchHowSchema.options]);
export type HelperHow = z.infer<typeof helperHowSchema>;

/**
 * `contact:transfer`: by whoever holds the contact; a supervisor hands over anybody's, also one that waits. `skills` says which
 * it needs from now on; without it they stay as they are.
 */
export const transferSchema = z.strictObject({
  contactId: z.uuid(),
  how: transferHowSchema,
  to: z.union([z.strictObject({ staffId: z.uuid() }), z.strictObject({ queue: z.string().min(1).max(100) })]),
  skills: z.array(z.string().min(1).max(100)).max(50).optional(),
  note: z.string().max(TRANSFER_NOTE_LIMIT, `Write at most ${TRANSFER_NOTE_LIMIT} characters.`),
});
export type Transfer = z.infer<typeof transferSchema>;

/** `contact:stop-asking` and `contact:leave`. */
export const ofContactSchema = z.strictObject({ contactId: z.uuid() });
export type OfContact = z.infer<typeof ofContactSchema>;

/** `contact:watch`: a supervisor goes into a live call or a chat, or changes how they are in it. */
export const watchSchema = z.strictObject({ contactId: z.uuid(), how: watchHowSchema });
export type Watch = z.infer<typeof watchSchema>;

/** `contact:note`: for staff alone. The same clientId again stores nothing twice. */
export const contactNoteSchema = z.strictObject({
  contactId: z.uuid(),
  clientId: z.uuid(),
  text: z
    .string()
    .max(MESSAGE_LIMIT, `A note can hold ${MESSAGE_LIMIT} characters.`)
    .refine((text) => text.trim().length > 0, 'A note cannot be empty.'),
  /** Colleagues whom it names, who are told so. */
  mentions: z.array(z.uuid()).max(MENTIONS_LIMIT, `A note can mention ${MENTIONS_LIMIT} colleagues.`).optional(),
});
export type ContactNote = z.infer<typeof contactNoteSchema>;

/** `GET /api/console/contacts/:contactId/colleagues`: who could take this contact or advise, and the queues it could go to. */
export const colleaguesSchema = z.object({
  colleagues: z.array(
    z.object({
      staffId: z.uuid(),
      name: z.string(),
      status: agentStatusSchema,
      /** Whether they are at their console. */
      isHere: z.boolean(),
      capacity: z.int(),
      load: z.int(),
      /** Whether they could be asked at this moment. */
      hasPlace: z.boolean(),
      skills: z.array(z.string()),
    }),
  ),
  queues: z.array(z.object({ queue: z.string(), available: z.int(), waiting: z.int() })),
  /** Skills that the contact needs now. */
  skills: z.array(z.string()),
  /** False where it may only be handed over by introducing (P48). */
  mayHandOver: z.boolean(),
});
export type Colleagues = z.infer<typeof colleaguesSchema>;
