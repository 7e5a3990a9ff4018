/**
 * Keeps the single view safe from an office that is slow or dead: one that failed again and again is let be for a while, what it
 * said last is remembered with its age, and nobody asks for the same thing twice at once.
 */
import { LRUCache } from 'lru-cache';
import CircuitBreaker from 'opossum';
import type { Office } from './office.ts';

/** What could be found out, and when: `last-seen` is what was said before the office stopped answering. */
export type Answer<T> = { state: 'ready' | 'last-seen'; asOf: Date; data: T | null } | { state: 'unavailable' };

/** Where an answer came from: `fresh` was asked for a moment ago, `asked` now. */
export type Outcome = 'fresh' | 'asked' | 'last-seen' | 'unavailable';

export interface GuardedOffice<T> {
  /** Never rejects. */
  find(reference: string): Promise<Answer<T>>;
  /** Stops what the breaker counts with. */
  close(): void;
}

export interface GuardPorts {
  clock: () => Date;
  onOutcome: (outcome: Outcome) => void;
  /** Called with each failure in words. */
  onTrouble: (error: unknown) => void;
  /** Called when the office is let be from now on, and when it is asked as always again. */
  onBreaker: (state: 'open' | 'closed') => void;
}

/** An answer as young as this is not asked for again: every message of a conversation reads the view anew. */
const FRESH_MS = 30_000;
/** What is older than this is no help any more. */
const KEEP_MS = 30 * 60_000;
/** Residents remembered for each office; those looked at longest ago go first. */
const MOST = 2000;
/** Half of at least three calls within half a minute have failed: the office is let be for ten seconds, then one call tries. */
const BREAKER = {
  timeout: false,
  errorThresholdPercentage: 50,
  volumeThreshold: 3,
  rollingCountTimeout: 30_000,
  resetTimeout: 10_000,
} as const;

interface Remembered<T> {
  at: Date;
  data: T | null;
}

export function guardOffice<T>(office: Office<T>, ports: GuardPorts): GuardedOffice<T> {
  const { clock, onOutcome, onTrouble, onBreaker } = ports;
  const remembered = new LRUCache<string, Remembered<T>>({
    ...{ max: MOST, ttl: KEEP_MS, ttlResolution: 0 },
    perf: { now: () => clock().getTime() },
  });
  const underWay = new Map<string, Promise<Answer<T>>>();
  const breaker = new CircuitBreaker<[string], T | null>((reference) => office.find(reference), BREAKER);
  breaker.on('failure', onTrouble);
  breaker.on('open', () => onBreaker('open'));
  breaker.on('close', () => onBreaker('closed'));

  const ageOf = (kept: Remembered<T>) => clock().getTime() - kept.at.getTime();
  const answered = (outcome: Outcome, answer: Answer<T>): Answer<T> => {
    onOutcome(outcome);
    return answer;
  };

  async function ask(reference: string): Promise<Answer<T>> {
    try {
      const data = await breaker.fire(reference);
      const at = clock();
      remembered.set(reference, { at, data });
      return answered('asked', { state: 'ready', asOf: at, data });
    } catch {
      const kept = remembered.get(reference);
      if (kept === undefined) return answered('unavailable', { state: 'unavailable' });
      return answered('last-seen', { state: 'last-seen', asOf: kept.at, data: kept.data });
    }
  }

  return {
    find: (reference) => {
      const kept = remembered.get(reference);
      if (kept !== undefined && ageOf(kept) <= FRESH_MS)
        return Promise.resolve(answered('fresh', { state: 'ready', asOf: kept.at, data: kept.data }));
      const same = underWay.get(reference);
      if (same !== undefined) return same;
      const answer = ask(reference).finally(() => underWay.delete(reference));
      underWay.set(reference, answer);
      return answer;
    },
    close: () => {
      remembered.clear();
      breaker.shutdown();
    },
  };
}
