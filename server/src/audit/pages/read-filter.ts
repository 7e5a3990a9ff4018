/** What the reader of the audit trail asked to see, from the address of the page. Pure. */
import * as z from 'zod';
import type { AuditFilter } from '../audit.store.ts';

const empty = (value: unknown) => (value === '' ? undefined : value);
const text = z.preprocess(empty, z.string().trim().max(200).optional());
const date = z.preprocess(empty, z.iso.date().optional());

export const filterSchema = z.object({
  staff: text,
  resident: text,
  from: date,
  until: date,
  refused: z.literal('yes').optional(),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});
export type AskedFilter = z.infer<typeof filterSchema>;

const DAY_MS = 24 * 60 * 60 * 1000;
const HOUR = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' });

/** Midnight in London at the beginning of a day: in summer an hour before it is midnight in UTC. */
function dayBegins(day: string): Date {
  const utc = new Date(`${day}T00:00:00Z`);
  return new Date(utc.getTime() - Number(HOUR.format(utc)) * 60 * 60 * 1000);
}

export function toFilter({ staff, resident, from, until, refused, before }: AskedFilter): AuditFilter {
  return {
    staff: staff ?? null,
    resident: resident ?? null,
    from: from === undefined ? null : dayBegins(from),
    until: until === undefined ? null : dayBegins(new Date(Date.parse(until) + DAY_MS).toISOString().slice(0, 10)),
    refused: refused !== undefined,
    before: before === undefined ? null : BigInt(before),
  };
}
