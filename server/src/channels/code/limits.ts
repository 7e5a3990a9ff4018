/** How long a code works, and how often somebody may guess. Pure. */

const MINUTE_MS = 60_000;
/** Long enough to find a telephone and type; too short to try many. */
export const WORKS_MINUTES = 15;
/** So many codes an hour in one conversation: more would make guessing easier. */
export const MOST_MADE = 5;
/** Wrong codes count for so long. */
const COUNTS_MS = 15 * MINUTE_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Who tries a code: somebody who texts or rings, or somebody at a browser. */
export type Guesser = { number: string | null } | { browser: string | null; address: string };

/** Somebody whose wrong codes are counted, and how many they have. */
export interface Counted {
  who: string;
  most: number;
}

const EVERYBODY: Counted = { who: 'everybody', most: 100 };
/** Numbers that are withheld are one: whoever hides theirs may be ringing again and again. */
const byNumber = (number: string | null): Counted => ({ who: `number ${number ?? 'withheld'}`, most: 5 });
const byBrowser = (browser: string): Counted => ({ who: `browser ${browser}`, most: 5 });
/** Many people may share an address; one who takes a new browser for every guess does not get further by it. */
const byAddress = (address: string): Counted => ({ who: `address ${address}`, most: 20 });
/** An address stands for the browser that does not say which it is. */
const byUnknown = (address: string): Counted => ({ who: `unknown browser at ${address}`, most: 5 });

/**
 * Everybody whom a wrong code of this guesser counts against. With a million codes and a hundred guesses in the time that one works,
 * a guess that hits one of ten codes comes once in a thousand such times.
 */
export function countedFor(guesser: Guesser): Counted[] {
  if ('number' in guesser) return [byNumber(guesser.number), EVERYBODY];
  const { browser, address } = guesser;
  return [browser === null ? byUnknown(address) : byBrowser(browser), byAddress(address), EVERYBODY];
}

export const worksUntil = (now: Date): Date => new Date(now.getTime() + WORKS_MINUTES * MINUTE_MS);
export const countsSince = (now: Date): Date => new Date(now.getTime() - COUNTS_MS);
export const hourBefore = (now: Date): Date => new Date(now.getTime() - HOUR_MS);

/** Null when another code may be made, else the seconds until then; `made` are the times of those made in the last hour. */
export function waitToMake(made: readonly Date[], now: Date): number | null {
  const counted = made
    .map((at) => at.getTime())
    .filter((at) => at > hourBefore(now).getTime())
    .sort((one, other) => other - one);
  const oldest = counted[MOST_MADE - 1];
  return oldest === undefined ? null : Math.max(1, Math.ceil((oldest + HOUR_MS - now.getTime()) / 1000));
}
