/**
 * When a case must be acknowledged and answered (P28 to P30). Days are those of the calendar in Europe/London, written as
 * `2026-12-22`. Pure: the limits and the bank holidays are given.
 */
export type Limit = { workingDays: number } | { months: number };

/** ISO 8601 dates, without a time. */
export type Holidays = ReadonlySet<string>;

const DAY_MS = 24 * 60 * 60 * 1000;
const LONDON = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short' });

const asDate = (day: string) => new Date(`${day}T00:00:00Z`);
const asDay = (date: Date) => date.toISOString().slice(0, 10);
const dayAfter = (day: string) => asDay(new Date(asDate(day).getTime() + DAY_MS));

/** The day of an instant on the council's calendar. */
export function londonDay(instant: Date): string {
  return LONDON.format(instant);
}

export function isWorkingDay(day: string, holidays: Holidays): boolean {
  const weekday = asDate(day).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(day);
}

/** The day itself, or the first working day after it. */
function workingDayFrom(day: string, holidays: Holidays): string {
  return isWorkingDay(day, holidays) ? day : workingDayFrom(dayAfter(day), holidays);
}

/** The same day of a later month; the last day of a month that is too short for it. */
function addMonths(day: string, months: number): string {
  const date = asDate(day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return asDay(new Date(Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth))));
}

/**
 * The last day of a limit that began with what came in on `received`. The day it came in is not counted. A month that ends on
 * a weekend or a bank holiday ends on the next working day.
 */
export function dueDate(received: string, limit: Limit, holidays: Holidays): string {
  if ('months' in limit) return workingDayFrom(addMonths(received, limit.months), holidays);
  let day = received;
  for (let counted = 0; counted < limit.workingDays; counted += 1) day = workingDayFrom(dayAfter(day), holidays);
  return day;
}
