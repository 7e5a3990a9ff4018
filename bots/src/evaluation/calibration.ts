import { isRight, type Read } from './measure.ts';

/** Messages whose best guess was about so sure: how sure on average, and the share that was right. */
export interface Bin {
  readonly from: number;
  readonly count: number;
  readonly said: number;
  readonly right: number;
}

/** The reliability curve: messages by how sure the best guess was, in bins of equal width. Empty bins are left out. */
export function reliability(reads: readonly Read[], bins = 10): Bin[] {
  return Array.from({ length: bins }, (_, index) => {
    const some = reads.filter((read) => Math.min(bins - 1, Math.floor(sureness(read) * bins)) === index);
    const said = some.reduce((sum, read) => sum + sureness(read), 0) / some.length;
    return { from: index / bins, count: some.length, said, right: some.filter(isRight).length / some.length };
  }).filter(({ count }) => count > 0);
}

/** Expected calibration error (Naeini, Cooper and Hauskrecht, 2015): the gap of the curve, weighted by messages; 0 is best. */
export function calibrationError(curve: readonly Bin[]): number {
  const total = curve.reduce((sum, { count }) => sum + count, 0);
  return curve.reduce((sum, { count, said, right }) => sum + (count / total) * Math.abs(said - right), 0);
}

/** What an outcome costs, in minutes of somebody's time: set by the council. */
export interface Costs {
  readonly wrongAnswer: number;
  readonly choice: number;
  readonly person: number;
}

/** What a choice of thresholds would have cost for each message on average, going by sureness alone. */
export function costOf(reads: readonly Read[], answer: number, choose: number, costs: Costs): number {
  let sum = 0;
  for (const read of reads) {
    const sure = sureness(read);
    if (sure >= answer) sum += isRight(read) ? 0 : costs.wrongAnswer;
    else if (sure >= choose) sum += costs.choice;
    else sum += costs.person;
  }
  return sum / reads.length;
}

/** How sure the best guess was; nothing wanted is sure to be nothing. */
function sureness({ understood: { intents } }: Read): number {
  return intents[0]?.confidence ?? 1;
}
