/** An honest waiting time: from what recent contacts took and who is there to answer. Pure; the figures come from place.store.ts. */

export interface QueueStrength {
  /** How long recent contacts of this queue took from accept to end, in seconds. */
  recentHandling: readonly number[];
  /** Places of the agents who are signed in, available and serve this queue. */
  places: number;
  /** How many of those places are free. */
  freePlaces: number;
}

/** With fewer handled contacts than this, too little is known to say a time. */
const ENOUGH_KNOWN = 3;
/** Times are said in steps of this many seconds: nobody can know them better. */
const ROUND_SECONDS = 30;

/**
 * Seconds until somebody at `position` (1 is next) is answered: 0 only when nobody is ahead and an agent is free; null when
 * nobody is signed in or too little is known. Rounded up, so that the truth is rather shorter.
 */
export function waitSeconds(position: number, strength: QueueStrength): number | null {
  const { recentHandling, places, freePlaces } = strength;
  if (places <= 0) return null;
  if (position <= 1 && freePlaces > 0) return 0;
  if (recentHandling.length < ENOUGH_KNOWN) return null;
  const mean = recentHandling.reduce((sum, seconds) => sum + seconds, 0) / recentHandling.length;
  const turns = Math.max(0, position - freePlaces);
  return Math.max(1, Math.ceil((turns * mean) / places / ROUND_SECONDS)) * ROUND_SECONDS;
}
