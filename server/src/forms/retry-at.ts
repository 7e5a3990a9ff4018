/** When to try again what did not work: later and later, never all at the same moment, and never before the other side allows. Pure. */

const FIRST_SECONDS = 5;
const LONGEST_SECONDS = 60 * 60;
/** Whoever asks for more than a day is not believed: a report waits a day at most. */
const LONGEST_ASKED_SECONDS = 24 * 60 * 60;

/**
 * The time of the next try after `attempts` (1 or more) that failed. The wait doubles from five seconds to an hour; half of it
 * is chance, which `random` (0 to 1) gives. `retryAfter` is the header of that name (RFC 9110 section 10.2.3).
 */
export function retryAt(given: { attempts: number; retryAfter: string | null; now: Date; random: number }): Date {
  const { attempts, retryAfter, now, random } = given;
  const whole = Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** (attempts - 1));
  const asked = Math.min(LONGEST_ASKED_SECONDS, askedSeconds(retryAfter, now));
  const seconds = Math.max(whole / 2, asked) + (random * whole) / 2;
  return new Date(now.getTime() + Math.round(seconds * 1000));
}

/** Seconds to wait, or the time to wait for; 0 for neither. */
function askedSeconds(retryAfter: string | null, now: Date): number {
  const text = retryAfter?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text);
  const at = Date.parse(text);
  return Number.isNaN(at) ? 0 : Math.max(0, (at - now.getTime()) / 1000);
}
