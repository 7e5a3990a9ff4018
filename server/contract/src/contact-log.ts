/** A contact that a member of staff writes down: a phone call, a visit, a letter or an email (P51, P52). */
import * as z from 'zod';
import { channelSchema } from './words.ts';
import type { Channel } from './words.ts';
import { contactSummarySchema } from './work.ts';

/** The longest account of what was said, in UTF-16 code units. */
export const LOG_LIMIT = 4000;
/** The longest error of a form that is kept with an attempt, in UTF-16 code units. */
export const FORM_ERROR_LIMIT = 200;
/** A search for a resident needs so many characters, and answers so many residents at most. */
export const FIND_FROM = 3;
export const FOUND_LIMIT = 8;

/** The channels that staff write down: the resident is at the counter, on the line, or wrote on paper or by email. */
export const writtenChannelSchema = channelSchema.extract(['phone', 'face-to-face', 'letter', 'email']);
export type WrittenChannel = z.infer<typeof writtenChannelSchema>;

/** True for a channel that staff write down: nobody reads along at the other end, and no assistant speaks. */
export function isWritten(channel: Channel): boolean {
  return writtenChannelSchema.safeParse(channel).success;
}

/** `POST /api/console/contacts`: the same clientId again is the same contact. Null says that it was not asked or is not known. */
export const contactLogSchema = z.strictObject({
  clientId: z.uuid(),
  channel: writtenChannelSchema,
  said: z
    .string()
    .max(LOG_LIMIT, `Write at most ${LOG_LIMIT} characters.`)
    .refine((text) => text.trim().length > 0, 'Write what they said.'),
  /** Null leaves it to the words. */
  serviceId: z.string().max(100).nullable(),
  residentReference: z.string().max(40).nullable(),
  digitalAccess: z.enum(['none', 'home', 'work', 'mobileOnly']).nullable(),
  triedOnline: z
    .strictObject({
      error: z.string().max(FORM_ERROR_LIMIT, `Write at most ${FORM_ERROR_LIMIT} characters.`).nullable(),
    })
    .nullable(),
  takenBy: z.enum(['me', 'team']),
});
export type ContactLog = z.infer<typeof contactLogSchema>;

/** The answer: the contact, and what the agent must know of where it went, in words, or null. */
export const contactLoggedSchema = z.object({ contact: contactSummarySchema, note: z.string().nullable() });
export type ContactLogged = z.infer<typeof contactLoggedSchema>;

/** `POST /api/console/residents/find`: a whole reference, or a surname, a postcode, or both. */
export const residentFindSchema = z.strictObject({
  words: z
    .string()
    .max(100, 'Write at most 100 characters.')
    .refine((words) => words.trim().length >= FIND_FROM, `Write at least ${FIND_FROM} characters.`),
});
export type ResidentFind = z.infer<typeof residentFindSchema>;

/** As little as it takes to tell one resident from another. */
export const residentsFoundSchema = z.object({
  residents: z.array(z.object({ reference: z.string(), name: z.string(), address: z.string() })).max(FOUND_LIMIT),
});
export type ResidentsFound = z.infer<typeof residentsFoundSchema>;

/** `GET /api/console/services`: what a contact can be about. */
export const serviceListSchema = z.object({ services: z.array(z.object({ id: z.string(), name: z.string() })) });
export type ServiceList = z.infer<typeof serviceListSchema>;
