/** The pace of texts as the network saw it. */

/** The most texts that the network took within one second, wherever that second begins. */
export function worstSecond(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  let first = 0;
  return sorted.reduce((worst, at, last) => {
    while ((sorted[first] ?? at) <= at - 1000) first += 1;
    return Math.max(worst, last - first + 1);
  }, 0);
}
