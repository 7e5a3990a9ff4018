/** What a draft would have done with the contacts of the last weeks, beside what the rules in force do with them. */
import type { Outcome, RuleComparison } from '@hub/contract';
import type { ChangedExample, ComparisonSummary } from '@hub/routing-rules';
import { refused } from '../../platform/problem.ts';
import { comparePast } from '../compare-past.ts';
import { textsOf } from './draft.ts';
import { readRuleDraft } from './draft.store.ts';
import { textsOfVersion } from './publish.ts';
import type { ViewPorts } from './views.ts';

const DAY_MS = 86_400_000;

const sideOf = ({ route, because }: ChangedExample['before']) => ({ route, why: because.map(({ why }) => why) });

/** Counts, and the contacts that changed with both reasons; nothing that says whose they were. */
export function comparisonView({ total, changed, flows, examples }: ComparisonSummary): RuleComparison {
  return {
    ...{ total, changed, flows },
    examples: examples.map(({ facts, before, after }) => ({
      channel: facts.channel ?? 'unknown',
      service: facts.service?.id ?? facts.intent?.id ?? 'unknown',
      before: sideOf(before),
      after: sideOf(after),
    })),
  };
}

export interface ComparePorts extends ViewPorts {
  databaseUrl: string;
  clock: () => Date;
}

export async function compareDraft(
  { db, databaseUrl, clock }: ComparePorts,
  { draftId, weeks }: { draftId: string; weeks: number },
): Promise<Outcome<{ comparison: RuleComparison }>> {
  const draft = await readRuleDraft(db, draftId);
  if (!draft) return refused('not-found', 'There is no such draft. Go back to the list.');
  const before = await textsOfVersion(db, draft.baseVersion);
  const from = new Date(clock().getTime() - weeks * 7 * DAY_MS);
  const summary = await comparePast({ databaseUrl, before, after: textsOf(before, draft.files), from });
  return { ok: true, comparison: comparisonView(summary) };
}
