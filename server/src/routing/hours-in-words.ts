/** Opening hours as a person says them. Times are those of the council's clocks, Europe/London. */
import { isOpen, localDay, nextOpening } from '@hub/routing-rules';
import type { Hours, HoursException } from '@hub/routing-rules';
import { fill } from '../platform/fill.ts';
import type { Opening } from '../opening/index.ts';

const ZONE = { timeZone: 'Europe/London' } as const;
const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', ...ZONE });
const TIME = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', hour12: true, ...ZONE });

/** Such as "Monday 4 January at 9am". */
export function dayAndTime(instant: Date): string {
  const time = TIME.format(instant).replace(':00', '').replace(/\s/g, '');
  return `${DAY.format(instant)} at ${time}`;
}

const CALENDAR_DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** A day of the calendar, given as `2026-12-22`: "22 December 2026". */
export function dayInWords(day: string): string {
  return CALENDAR_DAY.format(new Date(`${day}T00:00:00Z`));
}

/** When people are back, where nobody is here now; null where somebody is. Empty where nobody can say when. */
export function closedUntil(hours: Hours, now: Date): string | null {
  if (isOpen(hours, now)) return null;
  const next = nextOpening(hours, now);
  return next ? dayAndTime(next) : '';
}

export interface HoursWording {
  hoursOpen: string;
  hoursClosed: string;
  hoursUnknown: string;
  /** Days with other hours: what is said on the day itself, and before it. */
  exception: Record<'closedToday' | 'closed' | 'otherToday' | 'other' | 'open' | 'and' | 'on' | 'fromTo', string>;
}

/** Residents are told of other hours a week before. */
const TOLD_AHEAD_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;
const DATE = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

const dateInWords = (day: string): string => DATE.format(new Date(`${day}T00:00:00Z`)).replace(',', '');

/** "09:30" as it is said: "9:30am". */
function clockInWords(clock: string): string {
  if (clock === '12:00') return 'midday';
  if (clock === '00:00' || clock === '24:00') return 'midnight';
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? 'am' : 'pm'}`;
}

/** Days with other hours as residents are told of them; `today` where they are among those days. */
export function exceptionInWords(
  { from, to, open, reason }: HoursException,
  { exception: words }: HoursWording,
  isToday: boolean,
): string {
  const days =
    from === to
      ? fill(words.on, { day: dateInWords(from) })
      : fill(words.fromTo, { from: dateInWords(from), to: dateInWords(to) });
  const isClosed = open.length === 0;
  const said = isClosed ? words[isToday ? 'closedToday' : 'closed'] : words[isToday ? 'otherToday' : 'other'];
  const spans = open.map(([start, end]) => `${clockInWords(start)} to ${clockInWords(end)}`).join(words.and);
  return [fill(said, { days, reason }), ...(isClosed ? [] : [fill(words.open, { times: spans })])].join(' ');
}

/** Why today is not as other days; null where it is. */
export function exceptionToday({ hours, exceptions }: Opening, now: Date, wording: HoursWording): string | null {
  const today = localDay(hours, now);
  const found = exceptions.find(({ from, to }) => from <= today && today <= to);
  return found ? exceptionInWords(found, wording, true) : null;
}

/** The next days that are not as others, where they are today or soon; null where there are none. */
export function exceptionSoon(opening: Opening, now: Date, wording: HoursWording): string | null {
  const told = exceptionToday(opening, now, wording);
  if (told !== null) return told;
  const today = localDay(opening.hours, now);
  const until = localDay(opening.hours, new Date(now.getTime() + TOLD_AHEAD_DAYS * DAY_MS));
  const next = opening.exceptions.find(({ from }) => today <= from && from <= until);
  return next ? exceptionInWords(next, wording, false) : null;
}

/** Whether people are here, or from when they are; and which days that are near have other hours, with why. */
export function hoursInWords(opening: Opening, now: Date, wording: HoursWording): string {
  const { hours } = opening;
  const next = nextOpening(hours, now);
  const when = isOpen(hours, now)
    ? wording.hoursOpen
    : next
      ? wording.hoursClosed.replace('{when}', dayAndTime(next))
      : wording.hoursUnknown;
  const soon = exceptionSoon(opening, now, wording);
  return soon === null ? when : `${when} ${soon}`;
}
