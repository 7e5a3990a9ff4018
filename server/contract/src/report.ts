/** Reports for supervisors: figures with the number they are a share of, and what each means. Nobody's words and nobody's name. */
import * as z from 'zod';
import { periodSchema } from './figures.ts';
import { channelSchema } from './words.ts';

const count = z.int().min(0);

/** A figure as it is shown; `value` and `n` are null together where so few are hidden, or there was nothing. */
export const reportFigureSchema = z.object({
  id: z.string(),
  name: z.string(),
  definition: z.string(),
  value: z.string().nullable(),
  n: count.nullable(),
});
export type ReportFigure = z.infer<typeof reportFigureSchema>;

/** People with a need, or with none known ('none'): shares with the interval in which they lie with 95 % confidence. */
export const fairnessRowSchema = z.object({
  group: z.string(),
  shares: z.array(
    z.object({
      id: z.enum(['abandonment', 'firstContact', 'satisfaction']),
      n: count.nullable(),
      share: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
});
export type FairnessRow = z.infer<typeof fairnessRowSchema>;

/** Days of the council's calendar, and one channel or service where only that is asked for. */
export const reportQuerySchema = periodSchema.safeExtend({
  channel: channelSchema.optional(),
  service: z.string().max(100).optional(),
});
export type ReportQuery = z.infer<typeof reportQuerySchema>;

/** One of the four charts of the council's report of 2016: counts by month. */
export const reportChartSchema = z.object({
  id: z.enum(['environmental', 'bulky-waste', 'my-account', 'my-account-transactions']),
  title: z.string(),
  definition: z.string(),
  series: z.array(z.string()),
  months: z.array(z.object({ month: z.string(), counts: z.array(count) })),
  /** What the council's report names as a mark for the first series. */
  target: z.object({ monthly: count, words: z.string() }).nullable(),
});
export type ReportChart = z.infer<typeof reportChartSchema>;

/** `GET /api/console/reports`. A saving is never told without how content people were, whether they came back, and for whom. */
export const reportSchema = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  figures: z.array(reportFigureSchema),
  channels: z.array(z.object({ channel: channelSchema, figure: reportFigureSchema })),
  /** What each queue promises: that share of contacts, in per cent, answered within so many seconds; and its service level. */
  promises: z.array(z.object({ queue: z.string(), share: count, seconds: count, figure: reportFigureSchema })),
  saving: z.object({
    figure: reportFigureSchema,
    beside: z.object({
      satisfaction: reportFigureSchema,
      firstContact: reportFigureSchema,
      fairness: z.array(fairnessRowSchema),
    }),
  }),
  before: z.object({ positive: count, negative: count, source: z.string() }),
  tariffs: z.array(
    z.object({ touch: z.string(), price: z.string(), validFrom: z.string(), kind: z.string(), source: z.string() }),
  ),
  charts: z.array(reportChartSchema),
});
export type Report = z.infer<typeof reportSchema>;
