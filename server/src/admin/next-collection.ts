/** When bins are emptied next. Days are days of the calendar (YYYY-MM-DD), so that no change of the clock can move them. Pure. */
import type { Street } from '@hub/forms';

export interface Collection {
  date: string;
  /** The day of the week of that date. */
  day: string;
  what: 'refuse' | 'recycling';
  /** Whether it is not on its usual day, because of bank holidays. */
  isMoved: boolean;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const THURSDAY = DAYS.indexOf('Thursday');
/** No run of bank holidays is as long as a week: a collection planned before that has been made. */
const LOOK_BACK_DAYS = 7;

/**
 * The first collection on or after a day. One that falls on a bank holiday is made on the next day that is none. Recycling
 * and refuse take turns by the week of the year (ISO 8601) of the planned day, wherever a holiday moves it.
 */
export function nextCollection(
  { binDay, recyclingWeek }: Pick<Street, 'binDay' | 'recyclingWeek'>,
  today: string,
  bankHolidays: ReadonlySet<string>,
): Collection {
  let planned = daysFrom(today, -LOOK_BACK_DAYS);
  while (weekday(planned) !== binDay) planned = daysFrom(planned, 1);
  let date = moved(planned, bankHolidays);
  while (date < today) {
    planned = daysFrom(planned, 7);
    date = moved(planned, bankHolidays);
  }
  const what = (weekOfYear(planned) % 2 === 0) === (recyclingWeek === 'even') ? 'recycling' : 'refuse';
  return { date, day: weekday(date), what, isMoved: date !== planned };
}

function moved(day: string, bankHolidays: ReadonlySet<string>): string {
  return bankHolidays.has(day) ? moved(daysFrom(day, 1), bankHolidays) : day;
}

const instant = (day: string) => Date.parse(`${day}T00:00:00Z`);

function daysFrom(day: string, days: number): string {
  return new Date(instant(day) + days * DAY_MS).toISOString().slice(0, 10);
}

function weekday(day: string): string {
  return DAYS[new Date(instant(day)).getUTCDay()] ?? '';
}

/** The week of the year by ISO 8601: weeks begin on Monday, and belong to the year of their Thursday. */
function weekOfYear(day: string): number {
  const isoDay = new Date(instant(day)).getUTCDay() || 7;
  const thursday = daysFrom(day, THURSDAY - isoDay);
  return 1 + Math.floor((instant(thursday) - instant(`${thursday.slice(0, 4)}-01-01`)) / (7 * DAY_MS));
}
