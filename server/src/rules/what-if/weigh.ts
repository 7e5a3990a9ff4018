/** Past contacts under two versions of the rules: what changes, for which groups, and what the queues would have to bear. Pure. */
import { londonHour, mergeSummaries, startComparison } from '@hub/routing-rules';
import type { ComparisonSummary, Facts, RuleSet } from '@hub/routing-rules';
import { addPair, addUpPairs, groupsOf } from '../guard/pairs.ts';
import type { PairsByGroup } from '../guard/pairs.ts';
import { addLoad, addUpLoads, noLoad } from './load.ts';
import type { Load } from './load.ts';

export interface Weighed {
  summary: ComparisonSummary;
  pairs: PairsByGroup;
  load: Load;
}

export function startWeighing(before: RuleSet, after: RuleSet): { add(facts: Facts): void; weighed(): Weighed } {
  const comparison = startComparison(before, after);
  const { needs } = after.sources;
  const pairs: PairsByGroup = {};
  const load = noLoad();
  return {
    add(facts) {
      const { was, is } = comparison.add({ facts });
      addPair(pairs, groupsOf(facts, needs), was, is);
      const hour = facts.at === undefined ? 'unknown' : londonHour(facts.at);
      addLoad(load, { hour, channel: facts.channel ?? 'unknown' }, was, is);
    },
    weighed: () => ({ summary: comparison.summary(), pairs, load }),
  };
}

/** What was weighed in several parts, as if it had been weighed in one. */
export const addUpWeighed = (parts: readonly Weighed[]): Weighed => ({
  summary: mergeSummaries(parts.map(({ summary }) => summary)),
  pairs: addUpPairs(parts.map(({ pairs }) => pairs)),
  load: addUpLoads(parts.map(({ load }) => load)),
});
