/** What is kept how long, as supervisors see it; and the period that they may change. */
import * as z from 'zod';
import { lastChangeSchema, removalSchema } from './supervise.ts';

export const RETENTION_DAYS_AT_MOST = 365;

export const retentionValueSchema = z.strictObject({
  days: z.int('Write a whole number.').min(1, 'At least 1 day.').max(RETENTION_DAYS_AT_MOST, 'At most a year.'),
});
export type RetentionValue = z.infer<typeof retentionValueSchema>;

/** `POST /api/console/retention/:kind` */
export const retentionChangeSchema = removalSchema.extend({ value: retentionValueSchema });
export type RetentionChange = z.infer<typeof retentionChangeSchema>;

/** All that is kept of people, by kind; those of the first line go by themselves. */
export const retentionKindSchema = z.enum([
  ...(['recording', 'photo', 'session', 'thread-code', 'identity-code', 'sign-in', 'presence'] as const),
  ...(['conversation', 'text', 'call', 'form', 'case', 'feedback', 'contact', 'decision'] as const),
  ...(['figures', 'audit', 'setting'] as const),
]);
export type RetentionKind = z.infer<typeof retentionKindSchema>;

/** `GET /api/console/retention` */
export const retentionPageSchema = z.object({
  kinds: z.array(
    z.object({
      kind: retentionKindSchema,
      /** How many are kept. */
      kept: z.int(),
      /** How many of them go in the next 30 days; null where nothing takes them away. */
      due: z.int().nullable(),
    }),
  ),
  /** Recordings: `days` counts for those that are made from now on. */
  recordings: z.object({
    days: z.int(),
    /** What the rules say, which counts where nobody kept a period here. */
    rulesDays: z.int(),
    version: z.int(),
    last: lastChangeSchema.nullable(),
  }),
});
export type RetentionPage = z.infer<typeof retentionPageSchema>;
