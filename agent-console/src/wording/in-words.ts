/** Codes of the hub turned into words that a person can read. Pure. */
import { en } from './en.ts';

/** "revenues-benefits" or "digitalAccess" becomes "Revenues benefits", "Digital access". */
export function humanise(code: string): string {
  const spaced = code
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[-_.\s]+/g, ' ')
    .trim()
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** The name of a language by its tag; signed languages that browsers do not name are named here. */
export function languageName(tag: string): string {
  if (tag === 'bfi') return 'British Sign Language';
  try {
    return new Intl.DisplayNames(['en-GB'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'Europe/London' });
const dayYear = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'Europe/London',
});

/** The time of day in London for today, with the date before it for another day. `iso` is ISO 8601, `now` milliseconds. */
export function timeInWords(iso: string, now: number): string {
  const at = new Date(iso);
  return dayYear.format(at) === dayYear.format(now) ? clock.format(at) : `${day.format(at)}, ${clock.format(at)}`;
}

/** A date in London, with its year. */
export const dateInWords = (iso: string): string => dayYear.format(new Date(iso));

const longDay = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'Europe/London',
});

/** A date in London with its month written out: "22 December 2026". `iso` is a day or a moment, ISO 8601. */
export const longDateInWords = (iso: string): string => longDay.format(new Date(iso));

/** Since when something has been known: "1 March 2026", or "today at 14:02". `iso` is ISO 8601, `now` milliseconds. */
export function sinceInWords(iso: string, now: number): string {
  const at = new Date(iso);
  return longDay.format(at) === longDay.format(now) ? en.why.today(clock.format(at)) : longDay.format(at);
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long, in words, rounded down: to 10 seconds under a minute, to minutes under a day. `ms` may be negative (clocks differ). */
export function durationInWords(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 10) return en.waiting.now;
  if (seconds < MINUTE) return en.waiting.seconds(Math.floor(seconds / 10) * 10);
  if (seconds < HOUR) return en.waiting.minutes(Math.floor(seconds / MINUTE));
  if (seconds >= DAY) return en.waiting.days(Math.floor(seconds / DAY));
  const minutes = Math.floor((seconds % HOUR) / MINUTE);
  const hours = en.waiting.hours(Math.floor(seconds / HOUR));
  return minutes === 0 ? hours : `${hours} ${en.waiting.minutes(minutes)}`;
}

const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });

/** A sum in pounds: "£412.60". */
export const poundsInWords = (pence: number): string => pounds.format(pence / 100);

const monthYear = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** A month such as 2026-11, as "Nov 2026". */
export const monthInWords = (month: string): string => monthYear.format(new Date(`${month}-01`));
