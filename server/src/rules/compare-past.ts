/** What other rules would have done with the contacts of the past: nothing is changed, and nothing about queues is foretold. */
import { mergeSummaries } from '@hub/routing-rules';
import type { ComparisonSummary } from '@hub/routing-rules';
import { Piscina } from 'piscina';
import { openPool } from '../platform/database/client.ts';
import type { ComparePart } from './compare.worker.ts';
import { cutPast } from './past-contacts.store.ts';
import type { RuleTexts } from './rule-texts.ts';

export interface ComparePast {
  databaseUrl: string;
  before: RuleTexts;
  after: RuleTexts;
  /** Only contacts decided at or after this. */
  from: Date;
}

const THREADS = 2;

/** Decides every stored contact by both versions, on threads of their own: the hub goes on answering meanwhile. */
export async function comparePast({ databaseUrl, before, after, from }: ComparePast): Promise<ComparisonSummary> {
  const pool = openPool(databaseUrl, 1, () => undefined);
  const ranges = await cutPast(pool, from, THREADS).finally(() => pool.end());
  const threads = new Piscina<ComparePart, ComparisonSummary>({
    filename: new URL('compare.worker.js', import.meta.url).href,
    minThreads: THREADS,
    maxThreads: THREADS,
  });
  try {
    const parts = ranges.map((range) => threads.run({ databaseUrl, before, after, range }));
    return mergeSummaries(await Promise.all(parts));
  } finally {
    await threads.destroy();
  }
}
