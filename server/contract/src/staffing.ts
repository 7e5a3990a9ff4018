/** How many agents each half hour would have needed: `GET /api/console/reports/staffing`. Counts only. */
import * as z from 'zod';
import { periodSchema } from './figures.ts';

/** Channels on which people wait on the line. */
export const staffedChannelSchema = z.enum(['phone', 'webchat']);
export type StaffedChannel = z.infer<typeof staffedChannelSchema>;

export const staffingQuerySchema = periodSchema.safeExtend({
  channel: staffedChannelSchema.default('phone'),
  share: z.coerce.number('Give the share in per cent.').int().min(50).max(99).default(80),
});
export type StaffingQuery = z.infer<typeof staffingQuerySchema>;

const agentsSchema = z.object({
  agents: z.int(),
  inTarget: z.number(),
  abandonment: z.number(),
  occupancy: z.number(),
});

export const staffingSchema = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  channel: staffedChannelSchema,
  target: z.object({ share: z.number(), seconds: z.number() }),
  days: z.int(),
  /** How long people wait before they give up, on average; null where too few did. */
  patienceSeconds: z.number().nullable(),
  definition: z.string(),
  rows: z.array(
    z.object({
      halfHour: z.string(),
      n: z.int().nullable(),
      /** On an average day. */
      arrivals: z.number().nullable(),
      handleSeconds: z.number().nullable(),
      /** Where everybody waits (Erlang C), and where people give up (Erlang A). */
      patient: agentsSchema.nullable(),
      impatient: agentsSchema.nullable(),
    }),
  ),
});
export type Staffing = z.infer<typeof staffingSchema>;
