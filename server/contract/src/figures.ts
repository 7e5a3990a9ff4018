/** Figures for supervisors. Counts and shares only: nobody's words and nobody's name. */
import * as z from 'zod';

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
