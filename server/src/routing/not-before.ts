/** When somebody may be rung: at the time of day that they asked for, and after a try in vain in the other half of a day (P61). Pure. */
import { isOpen } from '@hub/routing-rules';
import type { Hours } from '@hub/routing-rules';

type HalfOfDay = 'morning' | 'afternoon';

const STEP_MS = 30 * 60 * 1000;
const DAYS_AHEAD = 14;
const NOON = 12;

/** Not before then; null where any time is good, or nobody can tell what they mean. */
export function notBefore(when: string, now: Date, hours: Hours): Date | null {
  const isMorning = /\bmornings?\b/i.test(when);
  const isAfternoon = /\bafternoons?\b/i.test(when);
  if (isMorning === isAfternoon) return null;
  return next(isMorning ? 'morning' : 'afternoon', now, hours);
}

/** When to ring again after nobody answered: somebody who is out in the morning may be in in the afternoon. */
export function nextTry(now: Date, hours: Hours): Date {
  const other = halfOf(now, hours) === 'morning' ? 'afternoon' : 'morning';
  return next(other, now, hours) ?? new Date(now.getTime() + 24 * 60 * 60 * 1000);
}

/** The first half hour from now in that half of an open day; null where there is none in two weeks. */
function next(half: HalfOfDay, now: Date, hours: Hours): Date | null {
  if (isOpen(hours, now) && halfOf(now, hours) === half) return now;
  const first = Math.ceil((now.getTime() + 1) / STEP_MS) * STEP_MS;
  for (let at = first; at < first + DAYS_AHEAD * 24 * 60 * 60 * 1000; at += STEP_MS) {
    const instant = new Date(at);
    if (isOpen(hours, instant) && halfOf(instant, hours) === half) return instant;
  }
  return null;
}

function halfOf(instant: Date, { zone }: Hours): HalfOfDay {
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(instant);
  return Number(hour) < NOON ? 'morning' : 'afternoon';
}
