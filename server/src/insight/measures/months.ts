/** A period as whole months and the days before and after them: what is added up by the month need not be added up again. Pure. */
import type { Period } from '@hub/contract';
import { plusDays } from '../london-day.ts';

/** Moments between days: `from` up to `monthsFrom` by the day, then by the month, and from `monthsTo` up to `to`, by the day again. */
export interface Parts {
  from: string;
  /** The first day of the first whole month. */
  monthsFrom: string;
  /** The first day after the last whole month; the same as `monthsFrom` where there is none. */
  monthsTo: string;
  /** The first day after the period. */
  to: string;
}

/** The first day of the month of this day. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;

/** No month has more days than 31, and none fewer than 28: so many after the first are always in the next. */
const nextMonth = (month: string): string => monthOf(plusDays(month, 31));

/** The months from that of the first day to that of the last. */
export function monthsOf({ from, to }: Period): string[] {
  const months: string[] = [];
  for (let month = monthOf(from); month <= to; month = nextMonth(month)) months.push(month);
  return months;
}

export function partsOf({ from, to }: Period): Parts {
  const end = plusDays(to, 1);
  const monthsFrom = monthOf(from) === from ? from : nextMonth(monthOf(from));
  const monthsTo = monthOf(end);
  // Within one month, or over the change of two, there is no whole one: all of it by the day.
  return monthsFrom < monthsTo
    ? { from, monthsFrom, monthsTo, to: end }
    : { from, monthsFrom: end, monthsTo: end, to: end };
}
