/** Why a member of staff opens debts and benefits in the single view: said once a contact, before any figure is shown (P40). */
import * as z from 'zod';

export const VIEW_REASONS = ['asked', 'payment', 'benefits', 'change', 'other'] as const;
export type ViewReason = (typeof VIEW_REASONS)[number];

/** The longest own words of a reason, in UTF-16 code units. */
export const VIEW_REASON_LIMIT = 200;

/** `POST /api/console/contacts/:contactId/reasons`. Only "something else" has words, and needs them. */
export const viewReasonSchema = z.discriminatedUnion('reason', [
  z.strictObject({ reason: z.enum(VIEW_REASONS).exclude(['other']) }),
  z.strictObject({
    reason: z.literal('other'),
    words: z
      .string()
      .trim()
      .min(3, 'Write in a few words why you need it.')
      .max(VIEW_REASON_LIMIT, `Write at most ${VIEW_REASON_LIMIT} characters.`),
  }),
]);
export type ViewReasonGiven = z.infer<typeof viewReasonSchema>;

/** The reason is kept; what it opens is told when the view is read again. */
export const viewReasonKeptSchema = z.object({ ok: z.literal(true) });
