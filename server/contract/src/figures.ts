/** Figures for supervisors. Counts and shares only: nobody's words and nobody's name. */
import * as z from 'zod';
import { channelSchema } from './words.ts';

const count = z.int().min(0);

/** What became of the assistant's answers: every answer is in exactly one part. */
export const botFatesSchema = z.object({ resolved: count, failed: count, unknown: count });
export type BotFates = z.infer<typeof botFatesSchema>;

/** Days of the council's calendar, both included. */
export const periodSchema = z
  .object({ from: z.iso.date('Give the first day as 2026-11-24.'), to: z.iso.date('Give the last day as 2026-11-24.') })
  .refine(({ from, to }) => from <= to, { error: 'The last day is before the first.', path: ['to'] });
export type Period = z.infer<typeof periodSchema>;

/** `GET /api/console/figures/bot`: `percent` adds up to 100 when there was an answer; of `identified` answers it is known who asked. */
export const botFiguresSchema = botFatesSchema.extend({
  from: z.iso.date(),
  to: z.iso.date(),
  percent: botFatesSchema,
  identified: count,
  services: z.array(botFatesSchema.extend({ id: z.string(), name: z.string() })),
});
export type BotFigures = z.infer<typeof botFiguresSchema>;

/** Fewer answers than this are not shown: somebody could be known by them. */
export const FEWEST_RATINGS = 10;

/** Answers to "How did we do?", and in how many per cent of them it was good or very good. Null where it is hidden. */
const ratingsSchema = z.object({ answers: count.nullable(), goodPercent: z.int().min(0).max(100).nullable() });

/**
 * `GET /api/console/figures/ratings`: all, and by channel. What is small is hidden, and so is the next where the small could be
 * reckoned from the rest. `before` is what the council counted itself, to stand beside it.
 */
export const ratingFiguresSchema = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  all: ratingsSchema,
  channels: z.array(ratingsSchema.extend({ channel: channelSchema })),
  before: z.object({ positive: count, negative: count, source: z.string() }),
});
export type RatingFigures = z.infer<typeof ratingFiguresSchema>;
