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
