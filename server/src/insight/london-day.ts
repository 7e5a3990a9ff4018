/** Days of the council's calendar: a day with a change of the clock has 23 or 25 hours. Pure. */

/** Writes dates as 2026-11-24. */
const CALENDAR = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' });
const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' });
const DAY_MS = 86_400_000;

/** The day on which a moment falls in London. */
export const londonDay = (at: Date): string => CALENDAR.format(at);

/** The half hour of London's clock in which a moment falls, by its beginning: "09:30". */
export function londonHalfHour(at: Date): string {
  const [hour = '', minute = ''] = CLOCK.format(at).split(':');
  return `${hour}:${Number(minute) < 30 ? '00' : '30'}`;
}

/** So many days later (earlier, if less than 0), counted on the calendar and not in hours. */
export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** Every day from the first to the last, both included. */
export function daysOf({ from, to }: { from: string; to: string }): string[] {
  const length = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  return Array.from({ length }, (_, index) => plusDays(from, index));
}
