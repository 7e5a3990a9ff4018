/** A code of six digits by which a conversation goes on by another channel. */
import * as z from 'zod';

/** `POST /api/resident/code` and `POST /api/console/contacts/:contactId/code`: shown once, kept nowhere. */
export const threadCodeSchema = z.object({
  code: z.string().regex(/^\d{6}$/),
  until: z.iso.datetime(),
  /** The council's number that takes it by text, as people write it; null where none does. */
  number: z.string().nullable(),
});
export type ThreadCode = z.infer<typeof threadCodeSchema>;

/** `POST /api/resident/code/use`: the code as it was typed, and the token of the browser's own conversation, if it has one. */
export const codeUseSchema = z.strictObject({ code: z.string().max(40), token: z.string().max(200).nullish() });
export type CodeUse = z.infer<typeof codeUseSchema>;
