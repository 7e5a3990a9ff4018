/** What other rules would have done with the contacts of the past: nothing is changed. */
import { Piscina } from 'piscina';
import { openPool } from '../platform/database/client.ts';
import type { ComparePart } from './compare.worker.ts';
import { cutPast } from './past-contacts.store.ts';
import type { PastPeriod } from './past-contacts.store.ts';
import type { RuleTexts } from './rule-texts.ts';
import { addUpWeighed } from './what-if/weigh.ts';
import type { Weighed } from './what-if/weigh.ts';

export interface ComparePast extends PastPeriod {
  databaseUrl: string;
  rulesBefore: RuleTexts;
  rulesAfter: RuleTexts;
}

/** For whoever waits: how far it is, and a way to stop it. */
export interface Watch {
  /** One whole number that counts the contacts that were read. */
  read: SharedArrayBuffer;
  signal: AbortSignal;
}

const THREADS = 2;

export const newCounter = (): SharedArrayBuffer => new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);

/**
 * Decides every stored contact by both versions, on threads of their own: the hub goes on answering meanwhile. Rejects when it
 * was stopped.
 */
export async function comparePast(
  { databaseUrl, rulesBefore, rulesAfter, ...period }: ComparePast,
  watch: Partial<Watch> = {},
): Promise<Weighed> {
  const pool = openPool(databaseUrl, 1, () => undefined);
  const ranges = await cutPast(pool, period, THREADS).finally(() => pool.end());
  const threads = new Piscina<ComparePart, Weighed>({
    filename: new URL('compare.worker.js', import.meta.url).href,
    minThreads: THREADS,
    maxThreads: THREADS,
  });
  const read = watch.read ?? newCounter();
  const given = watch.signal === undefined ? {} : { signal: watch.signal };
  try {
    const parts = await Promise.all(
      ranges.map((range) => threads.run({ databaseUrl, rulesBefore, rulesAfter, range, read }, given)),
    );
    return addUpWeighed(parts);
  } finally {
    await threads.destroy();
  }
}
