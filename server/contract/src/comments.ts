/** What residents wrote beside "How did we do?", for supervisors. */
import * as z from 'zod';
import { periodSchema } from './figures.ts';
import { ratingScoreSchema } from './rating.ts';
import { channelSchema } from './words.ts';

/** Days of the council's calendar, and one channel or score where only that is asked for. */
export const commentQuerySchema = periodSchema.safeExtend({
  channel: channelSchema.optional(),
  score: z.coerce.number().pipe(ratingScoreSchema).optional(),
});
export type CommentQuery = z.infer<typeof commentQuerySchema>;

/** `GET /api/console/comments`: newest first, without whose they are. */
export const commentListSchema = z.object({
  comments: z.array(
    z.object({
      at: z.iso.datetime(),
      channel: channelSchema,
      score: ratingScoreSchema,
      /** What the contact was about; null where that is not known, or is withheld. */
      service: z.string().nullable(),
      /** Null where few may read the contact, and whoever asks may not. */
      comment: z.string().nullable(),
    }),
  ),
  /** There are older ones that are not shown. */
  isCut: z.boolean(),
});
export type CommentList = z.infer<typeof commentListSchema>;
