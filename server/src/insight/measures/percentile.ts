/** The wait that so many of those answered did not exceed, exactly, from how many waited each number of seconds. Pure. */

export interface Waited {
  seconds: number;
  /** How many were answered after so many seconds. */
  answered: number;
}

/** The shortest wait within which at least `share` (0 to 1) were answered, and how many were answered in all. */
export function waitWithin(waits: readonly Waited[], share: number): { seconds: number | null; n: number } {
  const n = waits.reduce((all, { answered }) => all + answered, 0);
  let within = 0;
  for (const { seconds, answered } of waits.toSorted((one, other) => one.seconds - other.seconds)) {
    within += answered;
    if (within >= share * n) return { seconds, n };
  }
  return { seconds: null, n };
}
