import * as z from 'zod';

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'A time such as "09:00".');
const spans = z.array(z.tuple([time, time]).refine(([from, to]) => from < to, 'The end comes after the start.'));
const date = z.iso.date();

export const hoursSchema = z.strictObject({
  zone: z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'Not a time zone.'),
  source: z.string(),
  weekly: z.record(z.enum(DAYS), spans),
  bankHolidays: z.array(z.strictObject({ date, name: z.string() })),
  /** Training days, storms, longer evenings: each holds from `from` to `to`, both included, and then expires by itself (P64). */
  overrides: z.array(z.strictObject({ from: date, to: date, open: spans, reason: z.string().min(1) })),
});

export type Hours = z.infer<typeof hoursSchema>;
/** A day, or days on end, with other hours than the week has; none at all where it is closed. */
export type HoursException = Hours['overrides'][number];

interface LocalTime {
  date: string;
  minutes: number;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const LOOK_AHEAD_DAYS = 60;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Wall-clock date and minute of an instant. Building a formatter is slow, so one is kept for each zone. */
function localTime(zone: string, instant: Date): LocalTime {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
    formats.set(zone, format);
  }
  const text = format.format(instant);
  return { date: text.slice(0, 10), minutes: minutesOf(text.slice(11, 16)) };
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

/** The hours with exceptions that are kept elsewhere: they come before those of the file, and take no bank holiday away. */
export function withExceptions(hours: Hours, exceptions: readonly HoursException[]): Hours {
  return { ...hours, overrides: [...exceptions, ...hours.overrides] };
}

export interface DayPlan {
  open: HoursException['open'];
  /** What decided it: an exception wins over a bank holiday, and that over the week. */
  by: 'exception' | 'bank-holiday' | 'week';
}

/** When people answer on a day of the calendar, such as `2026-12-24`. Every day has an answer. */
export function planOf(hours: Hours, day: string): DayPlan {
  const override = hours.overrides.find((o) => o.from <= day && day <= o.to);
  if (override !== undefined) return { open: override.open, by: 'exception' };
  if (hours.bankHolidays.some((holiday) => holiday.date === day)) return { open: [], by: 'bank-holiday' };
  const weekday = DAYS[new Date(`${day}T00:00:00Z`).getUTCDay()];
  return { open: weekday === undefined ? [] : hours.weekly[weekday], by: 'week' };
}

/** The day of the calendar that an instant falls on, by the council's clocks. */
export const localDay = ({ zone }: Hours, instant: Date): string => localTime(zone, instant).date;

/** Whether people answer at this instant. The opening minute counts as open, the closing minute does not (P58, P64). */
export function isOpen(hours: Hours, instant: Date): boolean {
  const { date: day, minutes } = localTime(hours.zone, instant);
  return planOf(hours, day).open.some(([from, to]) => minutesOf(from) <= minutes && minutes < minutesOf(to));
}

/** Whether the local date is a listed bank holiday, even when an override opens it. */
export function isBankHoliday(hours: Hours, instant: Date): boolean {
  const { date: day } = localTime(hours.zone, instant);
  return hours.bankHolidays.some((holiday) => holiday.date === day);
}

/**
 * The instants of a wall-clock minute, in order: two for a minute that the autumn change repeats, otherwise one. Of a
 * minute that the spring change skips it is the moment at which the clock jumps over it.
 */
function instantsOf(zone: string, day: string, minutes: number): Date[] {
  const wanted = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE;
  let guess = wanted;
  for (let pass = 0; pass < 2; pass++) {
    const seen = localTime(zone, new Date(guess));
    guess += wanted - (Date.parse(`${seen.date}T00:00:00Z`) + seen.minutes * MINUTE);
  }
  const isLate = (instant: number): boolean => {
    const seen = localTime(zone, new Date(instant));
    return seen.date === day && seen.minutes > minutes;
  };
  if (isLate(guess)) {
    while (isLate(guess - MINUTE)) guess -= MINUTE;
    return [new Date(guess)];
  }
  const others = [guess - 60 * MINUTE, guess + 60 * MINUTE].filter((instant) => {
    const seen = localTime(zone, new Date(instant));
    return seen.date === day && seen.minutes === minutes;
  });
  return [guess, ...others].sort((a, b) => a - b).map((instant) => new Date(instant));
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** The moment at which the clock jumps on that day, onwards or back; null on all other days. */
function clockChange(zone: string, day: string): number | null {
  const shiftAt = (instant: number): number => {
    const seen = localTime(zone, new Date(instant));
    return Date.parse(`${seen.date}T00:00:00Z`) + seen.minutes * MINUTE - instant;
  };
  const [[start], [end]] = [instantsOf(zone, day, 0), instantsOf(zone, dayAfter(day, 1), 0)];
  if (!start || !end || end.getTime() - start.getTime() === DAY) return null;
  let [before, after] = [start.getTime(), end.getTime()];
  const shift = shiftAt(before);
  while (after - before > MINUTE) {
    const middle = before + Math.floor((after - before) / 2 / MINUTE) * MINUTE;
    if (shiftAt(middle) === shift) before = middle;
    else after = middle;
  }
  return after;
}

/** When doors may open on a day: at the start of each span, and where the clock jumps into one. */
function openingsOn(hours: Hours, day: string): number[] {
  const { open } = planOf(hours, day);
  if (open.length === 0) return [];
  const starts = open.flatMap(([from]) => instantsOf(hours.zone, day, minutesOf(from)).map((one) => one.getTime()));
  const change = clockChange(hours.zone, day);
  return [...starts, ...(change === null ? [] : [change])].sort((a, b) => a - b);
}

/** The next instant at or after this one when people answer, or null when none is planned within sixty days. */
export function nextOpening(hours: Hours, instant: Date): Date | null {
  if (isOpen(hours, instant)) return instant;
  const today = localTime(hours.zone, instant);
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const openings = openingsOn(hours, dayAfter(today.date, ahead)).filter((one) => one >= instant.getTime());
    const opening = openings.find((one) => isOpen(hours, new Date(one)));
    if (opening !== undefined) return new Date(opening);
  }
  return null;
}
