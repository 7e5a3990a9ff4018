/** What advisers say often, ready to be chosen at the console. */
import * as z from 'zod';

/**
 * One ready reply for the signed-in adviser. What the hub knows stands in `text` already; `{reference}` is left for the console,
 * which knows the contact.
 */
export const cannedReplySchema = z.object({
  id: z.string(),
  title: z.string(),
  /** The service that it is for, in words, as in a contact's `subject`; null where it suits any contact. */
  service: z.string().nullable(),
  text: z.string(),
});
export type CannedReply = z.infer<typeof cannedReplySchema>;

/** `GET /api/console/canned-replies` */
export const cannedReplyListSchema = z.array(cannedReplySchema);
