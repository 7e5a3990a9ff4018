/** Codes to a number on record: what is one, how long it counts, and how often one may be sent and tried. Pure. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Long enough to find a telephone and read from it; too short to be of use to whoever finds it later. */
export const CODE_MINUTES = 10;
/** So many wrong tries use a code up, whatever the rules allow of checks altogether. */
export const CODE_TRIES = 3;
/** So many texts an hour to one resident: nobody is rung awake, and nobody guesses at many codes. */
const MOST_SENT = 3;

/** The six digits that somebody read out, however they are spaced; null where it is anything else. */
export function digitsIn(said: string): string | null {
  const digits = said.normalize('NFKC').replace(/[\s-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}

export const countsUntil = (sentAt: Date): Date => new Date(sentAt.getTime() + CODE_MINUTES * MINUTE_MS);

/** Codes that were sent before this do not count against the hour. */
export const sentSince = (now: Date): Date => new Date(now.getTime() - HOUR_MS);

/** Null when another may be sent, else the seconds until then; `sent` are the times of those to one resident. */
export function waitToSend(sent: readonly Date[], now: Date): number | null {
  const counted = sent
    .map((at) => at.getTime())
    .filter((at) => at > sentSince(now).getTime())
    .sort((one, other) => other - one);
  const oldest = counted[MOST_SENT - 1];
  return oldest === undefined ? null : Math.max(1, Math.ceil((oldest + HOUR_MS - now.getTime()) / 1000));
}
