/** What became of something that the assistant answered: resolved, failed or unknown, and nothing else. Pure. */
/** How long after an answer somebody may come back for it to have failed. */
export const RETURN_HOURS = 72;
/** How long after an answer the matter may be done online for the answer to have led there. */
export const COMPLETION_HOURS = 24;

export interface AnswerFacts {
  /** What the resident said to "did this help?"; null when they said nothing. */
  helped: boolean | null;
  /** The service was done online within {@link COMPLETION_HOURS}. */
  completed: boolean;
  /** Its form showed an error within {@link RETURN_HOURS}. */
  formFailed: boolean;
  /** The same person came about the same service again within {@link RETURN_HOURS}, on any channel. */
  cameBack: boolean;
  /** The contact went on to a person about the same service. */
  toPerson: boolean;
  /** {@link RETURN_HOURS} have passed, so that nothing can change any more. */
  settled: boolean;
}

export const FATES = ['resolved', 'failed', 'unknown'] as const;
export type Fate = (typeof FATES)[number];

/**
 * Resolved only when the resident said so or did it online, and did not come back. Whoever just leaves is unknown, never
 * resolved; and nothing is resolved while they may still come back.
 */
export function judgeAnswer({ helped, completed, formFailed, cameBack, toPerson, settled }: AnswerFacts): Fate {
  if (helped === false || formFailed || cameBack || toPerson) return 'failed';
  return settled && (helped === true || completed) ? 'resolved' : 'unknown';
}

/**
 * Shares in whole per cent that add up to 100 (largest remainder); all 0 when there is nothing to share.
 */
export function inPercent<K extends string>(counts: Readonly<Record<K, number>>): Record<K, number> {
  const keys = Object.keys(counts) as K[];
  const total = keys.reduce((sum, key) => sum + counts[key], 0);
  const exact = (key: K) => (total === 0 ? 0 : (counts[key] / total) * 100);
  const floors = Object.fromEntries(keys.map((key) => [key, Math.floor(exact(key))])) as Record<K, number>;
  const left = total === 0 ? 0 : 100 - keys.reduce((sum, key) => sum + floors[key], 0);
  const byRemainder = keys.toSorted((one, other) => exact(other) - floors[other] - (exact(one) - floors[one]));
  for (const key of byRemainder.slice(0, left)) floors[key] += 1;
  return floors;
}
