/** How near a day is by which the council must act. Pure. */
import { en } from '../../wording/en.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** From how many days on a day counts as near. */
export const NEAR_DAYS = 2;

const londonDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/** Days of London until then; negative once it is past. `day` is a day such as 2026-12-22, `now` milliseconds. */
export const daysUntil = (day: string, now: number): number =>
  Math.round((Date.parse(day) - Date.parse(londonDay.format(now))) / DAY_MS);

/** "due today", "overdue by 1 day"; null while there is time. */
export function dueInWords(day: string, now: number): string | null {
  const days = daysUntil(day, now);
  if (days < 0) return en.policy.overdue(-days);
  if (days === 0) return en.policy.dueToday;
  if (days === 1) return en.policy.dueTomorrow;
  return days <= NEAR_DAYS ? en.policy.dueIn(days) : null;
}
