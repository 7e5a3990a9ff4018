/** A thread that compares two versions over a part of the past. */
import { startComparison } from '@hub/routing-rules';
import type { ComparisonSummary, RuleSet } from '@hub/routing-rules';
import { openPool } from '../platform/database/client.ts';
import { pastContacts } from './past-contacts.store.ts';
import type { PastRange } from './past-contacts.store.ts';
import { compileTexts } from './read-rules.ts';
import type { RuleTexts } from './rule-texts.ts';

export interface ComparePart {
  databaseUrl: string;
  before: RuleTexts;
  after: RuleTexts;
  range: PastRange;
}

function compiled(texts: RuleTexts): RuleSet {
  const read = compileTexts(texts);
  if (!read.ok) throw new Error(read.findings.join('\n'));
  return read.ruleSet;
}

export default async ({ databaseUrl, before, after, range }: ComparePart): Promise<ComparisonSummary> => {
  const comparison = startComparison(compiled(before), compiled(after));
  let lost: Error | undefined;
  const pool = openPool(databaseUrl, 1, (error) => (lost = error));
  try {
    for await (const contacts of pastContacts(pool, range)) for (const facts of contacts) comparison.add({ facts });
  } finally {
    await pool.end();
  }
  if (lost) throw lost;
  return comparison.summary();
};
