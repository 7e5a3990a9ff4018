/**
 * 95 % intervals of a change, which hold for small numbers too. Pure. The change of one group is that of pairs (the same
 * contacts before and after): Newcombe 1998, "Improved confidence intervals for the difference between binomial proportions
 * based on paired data", method 10. Two groups are independent: their intervals are put together by squaring and adding.
 */
import { wilson } from '../../insight/index.ts';
import type { Pairs } from './pairs.ts';

/** A change of a share: by how much, and between what it lies. */
export interface Change {
  change: number;
  low: number;
  high: number;
}

const NO_CHANGE: Change = { change: 0, low: 0, high: 0 };

/** How much the shares before and after go together, as the method has it. */
function togetherness({ both, lost, gained, neither }: Pairs, n: number): number {
  const product = (both + lost) * (gained + neither) * (both + gained) * (lost + neither);
  if (product === 0) return 0;
  const cross = both * neither - lost * gained;
  const corrected = cross > 0 ? Math.max(0, cross - n / 2) : cross;
  return corrected / Math.sqrt(product);
}

/** From the share before to the share after, of the same contacts. */
export function changeOf(pairs: Pairs): Change {
  const { both, lost, gained, neither } = pairs;
  const n = both + lost + gained + neither;
  const [before, after] = [wilson(both + lost, n), wilson(both + gained, n)];
  // Where nothing changes, nothing is uncertain: the same contacts are decided the same.
  if (before === null || after === null || lost + gained === 0) return NO_CHANGE;
  const [was, is] = [(both + lost) / n, (both + gained) / n];
  const together = 2 * togetherness(pairs, n);
  const reach = (down: number, up: number): number =>
    Math.sqrt(Math.max(0, down * down - together * down * up + up * up));
  const change = is - was;
  return {
    change,
    low: Math.max(-1, change - reach(is - after.low, before.high - was)),
    high: Math.min(1, change + reach(after.high - is, was - before.low)),
  };
}

/** How much more one group changes than another: the difference of their differences. */
export function differenceOf(group: Change, others: Change): Change {
  const change = group.change - others.change;
  return {
    change,
    low: change - Math.hypot(group.change - group.low, others.high - others.change),
    high: change + Math.hypot(group.high - group.change, others.change - others.low),
  };
}
