/** "How did we do?": asked once after a contact, and what a resident answers in a chat. */
import * as z from 'zod';

/** 5 is very good, 1 very poor. */
export const ratingScoreSchema = z.int('Choose one of the five answers.').min(1).max(5);

/** The longest comment, in UTF-16 code units. */
export const COMMENT_LIMIT = 1000;

/** `POST /api/resident/rating`: the same again is answered the same; the first answer stands. */
export const ratingSchema = z.strictObject({
  contactId: z.uuid(),
  score: ratingScoreSchema,
  comment: z.string().max(COMMENT_LIMIT, `You can write up to ${COMMENT_LIMIT} characters.`).default(''),
});
export type Rating = z.infer<typeof ratingSchema>;

/** `GET /api/resident/rating`: whether a chat that has ended is asked about, was answered, or is left alone. */
export const chatRatingSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ask'), contactId: z.uuid() }),
  z.object({ state: z.literal('thanks') }),
  z.object({ state: z.literal('none') }),
]);
export type ChatRating = z.infer<typeof chatRatingSchema>;
