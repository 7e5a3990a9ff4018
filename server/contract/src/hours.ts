/** Opening hours as supervisors see them, and the days for which they keep others. */
import * as z from 'zod';
import { lastChangeSchema, removalSchema } from './supervise.ts';

const DAYS_AT_MOST = 31;
const REASON_LIMIT = 60;
/** With the days around it, a sentence of 20 words at most. */
const REASON_WORDS = 10;
const DAY_MS = 24 * 60 * 60 * 1000;

const daySchema = z.iso.date('Choose a day.');
const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'Write a time such as 09:00.');
const spanSchema = z
  .tuple([timeSchema, timeSchema])
  .refine(([from, to]) => from < to, 'The end must come after the start.');
export type HoursSpan = z.infer<typeof spanSchema>;

/** Days on end with other hours than the week has. Closed where `open` is empty. */
export const hoursValueSchema = z
  .strictObject({
    from: daySchema,
    to: daySchema,
    open: z.array(spanSchema).max(2),
    /** Why, as residents are told: "Christmas Day". */
    reason: z
      .string()
      .max(REASON_LIMIT, `A reason can hold ${REASON_LIMIT} characters.`)
      .refine((text) => text.trim() !== '', 'Say why: residents are told.')
      .refine((text) => text.trim().split(/\s+/).length <= REASON_WORDS, `At most ${REASON_WORDS} words.`)
      .refine((text) => !/[\n.:?!]/.test(text), 'Write a few words on one line, without a full stop.'),
  })
  .refine(({ from, to }) => from <= to, { message: 'The last day cannot come before the first.', path: ['to'] })
  .refine(({ from, to }) => (Date.parse(to) - Date.parse(from)) / DAY_MS < DAYS_AT_MOST, {
    message: `At most ${DAYS_AT_MOST} days. A closure that is forgotten shuts people out.`,
    path: ['to'],
  })
  .refine(({ open: [first, second] }) => !first || !second || first[1] < second[0], {
    message: 'The second time must start after the first has ended.',
    path: ['open', 1],
  });
export type HoursValue = z.infer<typeof hoursValueSchema>;

/** `POST /api/console/hours/:exceptionId`: version 0 makes a new one. */
export const hoursChangeSchema = removalSchema.extend({ value: hoursValueSchema });
export type HoursChange = z.infer<typeof hoursChangeSchema>;

const hoursExceptionSchema = z.object({
  id: z.uuid(),
  version: z.int(),
  value: hoursValueSchema,
  /** What residents are told before the day. */
  told: z.string(),
  /** The bank holidays that it covers: they stay bank holidays. */
  holidays: z.array(z.string()),
  last: lastChangeSchema.nullable(),
});
export type HoursException = z.infer<typeof hoursExceptionSchema>;

const plainSpans = z.array(z.tuple([z.string(), z.string()]));

/** `GET /api/console/hours` */
export const hoursPageSchema = z.object({
  /** Whether people answer at this moment, and what a resident is told of it. */
  now: z.object({ open: z.boolean(), told: z.string() }),
  week: z.array(z.object({ day: z.string(), open: plainSpans })),
  /** Where the week comes from. */
  source: z.string(),
  /** Telephone numbers and places, with when they answer, as the council's data have it. */
  lines: z.array(z.object({ name: z.string(), number: z.string().nullable(), when: z.string() })),
  /** Bank holidays to come. */
  holidays: z.array(z.object({ date: z.iso.date(), name: z.string() })),
  /** Exceptions to come that stand in the rules: changed there. */
  fromRules: z.array(z.object({ from: z.iso.date(), to: z.iso.date(), open: plainSpans, reason: z.string() })),
  /** Those of supervisors that are not over, the earliest first. */
  exceptions: z.array(hoursExceptionSchema),
  removed: z.array(lastChangeSchema.extend({ value: hoursValueSchema })),
});
export type HoursPage = z.infer<typeof hoursPageSchema>;
