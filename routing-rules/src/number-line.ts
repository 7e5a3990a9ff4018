import type { Cell } from './read-cell.ts';
import type { Column } from './vocabulary.ts';

/**
 * A number fact cut at every threshold that a cell names, so that it too has a closed list of values: below the first cut,
 * exactly the first cut, between the first two, and so on, then unknown. Segment 2k is open, 2k + 1 is the cut k itself.
 */
export interface NumberLine {
  cuts: readonly number[];
  unknown: number;
  /** Words for each segment, empty for a segment that no number can fall in. */
  words: readonly string[];
}

/** Cuts the line at the ends of the given cells, in order. */
export function cutLine(column: Column, cells: readonly Cell[]): NumberLine {
  const ends = cells.flatMap((cell) => (cell.kind === 'range' ? [cell.low, cell.high] : [])).filter(Number.isFinite);
  const cuts = [...new Set(ends)].sort((a, b) => a - b);
  const words: string[] = [];
  for (let k = 0; k <= cuts.length; k++) {
    words.push(betweenWords(column, cuts[k - 1], cuts[k]));
    const cut = cuts[k];
    if (cut !== undefined) words.push(String(cut));
  }
  return { cuts, unknown: words.length, words: [...words, 'not known'] };
}

function betweenWords(column: Column, low: number | undefined, high: number | undefined): string {
  if (low === undefined) {
    if (high === undefined) return 'any number';
    return high <= column.min ? '' : `under ${high}`;
  }
  if (high === undefined) return low >= column.max ? '' : `over ${low}`;
  return column.whole && high - low <= 1 ? '' : `between ${low} and ${high}`;
}

/** Which segment a number falls in; anything that is not a number is unknown. */
export function segmentOf(line: NumberLine, value: unknown): number {
  if (typeof value !== 'number') return line.unknown;
  const { cuts } = line;
  for (let k = 0; k < cuts.length; k++) {
    const cut = cuts[k] ?? Infinity;
    if (value < cut) return 2 * k;
    if (value === cut) return 2 * k + 1;
  }
  return 2 * cuts.length;
}

/** Which segments a cell accepts, one entry a segment with unknown last. */
export function segmentsAccepted(line: NumberLine, cell: Extract<Cell, { kind: 'range' }>): boolean[] {
  return line.words.map((_, segment) => {
    if (segment === line.unknown) return cell.unknown;
    if (!cell.known) return false;
    const cut = line.cuts[segment >> 1];
    if (segment % 2 === 1 && cut !== undefined) {
      const above = cut > cell.low || (cell.lowIn && cut === cell.low);
      return above && (cut < cell.high || (cell.highIn && cut === cell.high));
    }
    const from = line.cuts[(segment >> 1) - 1] ?? -Infinity;
    const to = line.cuts[segment >> 1] ?? Infinity;
    return from >= cell.low && to <= cell.high;
  });
}
