/** What other rules would have done with the contacts of the past: nothing is changed, and nothing about queues is foretold. */
import { startComparison } from '@hub/routing-rules';
import type { ComparisonSummary, RuleSet } from '@hub/routing-rules';
import type { Pool } from 'pg';
import { pastContacts } from './past-contacts.store.ts';

export async function comparePast(
  pool: Pool,
  { before, after, from }: { before: RuleSet; after: RuleSet; from: Date },
): Promise<ComparisonSummary> {
  const comparison = startComparison(before, after);
  for await (const contacts of pastContacts(pool, from)) for (const facts of contacts) comparison.add({ facts });
  return comparison.summary();
}
