/** Days of the council's calendar, whatever clock the browser keeps. Pure. */
import type { Period } from '@hub/contract';

const DAY_MS = 86_400_000;
/** Writes dates as 2026-11-24. */
const CALENDAR = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' });

/** The last so many days, today included. */
export function lastDays(now: Date, days: number): Period {
  const to = CALENDAR.format(now);
  // Counted on the calendar, not in hours: a day with a change of the clock has 23 or 25.
  const from = new Date(Date.parse(to) - (days - 1) * DAY_MS).toISOString().slice(0, 10);
  return { from, to };
}

/** The month of a moment and those before it, as 2026-11, newest first. */
export function lastMonths(now: Date, months: number): string[] {
  const [year = 0, month = 0] = CALENDAR.format(now).split('-').map(Number);
  return Array.from({ length: months }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
}
