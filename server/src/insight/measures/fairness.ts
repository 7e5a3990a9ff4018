/** Whether people with a need are served as well as those without: each share with its interval, small groups hidden. Pure. */
import { FEWEST_RATINGS } from '@hub/contract';
import type { FairnessRow } from '@hub/contract';
import { NO_NEED } from './groups.ts';
import { ratioOf } from './measures.ts';
import { addUp } from './sums.ts';
import type { Sums } from './sums.ts';
import { wilson } from './wilson.ts';

/** What is compared: who gave up, whose need was met the first time, and who was content. */
const COMPARED = ['abandonment', 'firstContact', 'satisfaction'] as const;

/** A row for each need, and one for those with none, to compare with. */
export function fairness(groups: readonly { part: string; sums: Partial<Sums> }[]): FairnessRow[] {
  const needs = [...new Set(groups.map(({ part }) => part).filter((part) => part !== NO_NEED))].toSorted();
  return [NO_NEED, ...needs].map((group) => {
    const sums = addUp(groups.filter(({ part }) => part === group).map((each) => each.sums));
    return {
      group,
      shares: COMPARED.map((id) => {
        const { top, bottom } = ratioOf(id, sums);
        const interval = wilson(top, bottom);
        if (interval === null || bottom < FEWEST_RATINGS) return { id, n: null, share: null, low: null, high: null };
        return { id, n: bottom, share: top / bottom, ...interval };
      }),
    };
  });
}
