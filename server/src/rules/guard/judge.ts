/** Whether a draft leaves anybody further behind than others: each group against those who can go online and need nothing. Pure. */
import type { GuardRow, GuardVerdict } from '@hub/contract';
import { changeOf, differenceOf } from './newcombe.ts';
import { GUARDED, OTHERS } from './pairs.ts';
import type { GroupPairs, Guarded, Pairs, PairsByGroup } from './pairs.ts';
import type { Tolerance } from './tolerance.ts';

const RULES_SHOWN = 3;

const sizeOf = ({ both, lost, gained, neither }: Pairs): number => both + lost + gained + neither;
const share = (top: number, n: number): number | null => (n === 0 ? null : top / n);

/** Shares are compared to a hair's breadth: 0.3 - 0.1 is not 0.2 to a computer. */
const beyond = (points: number, tolerance: number): boolean => points > tolerance + 1e-9;

function rowOf(
  { group, guarded, tolerance }: { group: string; guarded: Guarded; tolerance: Tolerance },
  pairs: Pairs,
  others: Pairs | null,
): GuardRow {
  const [n, othersN] = [sizeOf(pairs), others === null ? 0 : sizeOf(others)];
  const isShown = others !== null && othersN >= tolerance.fewest;
  // Without enough others to compare with, the group is held against how it was itself.
  const none = { both: 0, lost: 0, gained: 0, neither: 0, rules: {} };
  const { change, low, high } = differenceOf(changeOf(pairs), changeOf(isShown ? others : none));
  const worse = (guarded === 'digital' ? change : -change) * 100;
  return {
    ...{ group, guarded, n, before: (pairs.both + pairs.lost) / n, after: (pairs.both + pairs.gained) / n },
    othersN: isShown ? othersN : null,
    othersBefore: isShown ? share(others.both + others.lost, othersN) : null,
    othersAfter: isShown ? share(others.both + others.gained, othersN) : null,
    ...{ change, low, high },
    stops: beyond(worse, tolerance.points),
    rules: Object.entries(pairs.rules)
      .toSorted(([a, times], [b, more]) => more - times || (a < b ? -1 : 1))
      .slice(0, RULES_SHOWN)
      .map(([rule]) => rule),
  };
}

export function judge(pairs: PairsByGroup, tolerance: Tolerance): GuardVerdict {
  const others: GroupPairs | undefined = pairs[OTHERS];
  const names = Object.keys(pairs)
    .filter((group) => group !== OTHERS)
    .toSorted();
  const isLarge = (group: string): boolean => sizeOf(pairs[group]?.person ?? emptyPairs) >= tolerance.fewest;
  const rows = names.filter(isLarge).flatMap((group) =>
    GUARDED.map((guarded) => {
      const of = pairs[group]?.[guarded] ?? emptyPairs;
      return rowOf({ group, guarded, tolerance }, of, others?.[guarded] ?? null);
    }),
  );
  return {
    stops: rows.some((row) => row.stops),
    rows,
    hidden: names.filter((group) => !isLarge(group)).length,
    ...{ tolerancePoints: tolerance.points, fewest: tolerance.fewest, source: tolerance.source },
  };
}

const emptyPairs: Pairs = { both: 0, lost: 0, gained: 0, neither: 0, rules: {} };

/** What names a finding, whatever its figures are that day. */
export const findingOf = ({ group, guarded }: Pick<GuardRow, 'group' | 'guarded'>): string => `${group} ${guarded}`;

/** The findings that stop a draft and that nobody has let pass. */
export const uncovered = (verdict: GuardVerdict, covered: ReadonlySet<string>): GuardRow[] =>
  verdict.rows.filter((row) => row.stops && !covered.has(findingOf(row)));
