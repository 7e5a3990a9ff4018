/** Notes that name a colleague. */
import * as z from 'zod';

/** The most colleagues that one note names. */
export const MENTIONS_LIMIT = 10;

/** `mention:seen`: by whoever was named. */
export const mentionSeenSchema = z.strictObject({ mentionId: z.uuid() });
export type MentionSeen = z.infer<typeof mentionSeenSchema>;

/** `GET /api/console/mentions`: where I am named and have not marked it as seen, newest first. The words of the note are not in it. */
export const mentionListSchema = z.array(
  z.object({
    mentionId: z.uuid(),
    /** Who wrote the note. */
    by: z.string(),
    at: z.iso.datetime(),
    /** What the note stands in; null where I may not read it. */
    contact: z.object({ contactId: z.uuid(), residentName: z.string(), subject: z.string() }).nullable(),
  }),
);
export type Mention = z.infer<typeof mentionListSchema>[number];
