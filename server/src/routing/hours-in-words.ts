/** Opening hours as a person says them. Times are those of the council's clocks, Europe/London. */
import { isOpen, nextOpening } from '@hub/routing-rules';
import type { Hours } from '@hub/routing-rules';

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
}

/** Whether people are here, or from when they are. */
export function hoursInWords(hours: Hours, now: Date, wording: HoursWording): string {
  if (isOpen(hours, now)) return wording.hoursOpen;
  const next = nextOpening(hours, now);
  return next ? wording.hoursClosed.replace('{when}', dayAndTime(next)) : wording.hoursUnknown;
}
