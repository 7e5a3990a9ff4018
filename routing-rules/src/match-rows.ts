import type { Cell } from './read-cell.ts';
import { segmentsAccepted, type NumberLine } from './number-line.ts';
import type { Column } from './vocabulary.ts';

/**
 * Rows are bits, 32 to a word. For every column and every value there is a ready-made set of the rows that accept it, so
 * one contact is matched against all rows of all tables by a handful of ANDs, however many values a column has.
 */
export type RowBits = Int32Array;

interface ValueMatcher {
  kind: 'value';
  /** The words in which some row has a cell here; all other words stay as they are. */
  touched: readonly number[];
  accept: RowBits;
}
interface SetMatcher {
  kind: 'set';
  touched: readonly number[];
  members: number;
  /** Rows with no cell here or no `any` part. */
  free: RowBits;
  any: RowBits;
  all: RowBits;
  none: RowBits;
  /** The rows that accept the empty set, which is by far the commonest. */
  empty: RowBits;
}
export type Matcher = ValueMatcher | SetMatcher;

export const wordsFor = (rows: number): number => (rows + 31) >> 5;

const setBit = (bits: RowBits, base: number, row: number): void => {
  const at = base + (row >> 5);
  bits[at] = (bits[at] ?? 0) | (1 << (row & 31));
};

/** Which values of its column a cell accepts, one entry a value. Sets are not a list of values and are matched by member. */
export function acceptedValues(column: Column, line: NumberLine | null, cell: Cell): readonly boolean[] {
  if (cell.kind === 'values') return cell.accept;
  return cell.kind === 'range' && line !== null ? segmentsAccepted(line, cell) : column.values.map(() => true);
}

/** The matcher of one column, or null when no row has a cell in it. `cells` holds one entry a row, in row order. */
export function buildMatcher(
  column: Column,
  line: NumberLine | null,
  cells: readonly (Cell | undefined)[],
): Matcher | null {
  if (cells.every((cell) => cell === undefined)) return null;
  const width = wordsFor(cells.length);
  const touched = [...new Set(cells.flatMap((cell, row) => (cell === undefined ? [] : [row >> 5])))];
  if (column.kind !== 'set') {
    const size = line === null ? column.values.length : line.words.length;
    const accept = new Int32Array(size * width);
    // Rows without a cell here accept every value.
    for (const [row, cell] of cells.entries()) if (cell === undefined) setBit(accept, 0, row);
    for (let value = 1; value < size; value++) accept.copyWithin(value * width, 0, width);
    for (const [row, cell] of cells.entries()) {
      if (cell === undefined) continue;
      for (const [value, yes] of acceptedValues(column, line, cell).entries())
        if (yes) setBit(accept, value * width, row);
    }
    return { kind: 'value', touched, accept };
  }
  const members = column.values.length;
  const matcher: SetMatcher = {
    kind: 'set',
    touched,
    members,
    free: new Int32Array(width),
    any: new Int32Array(members * width),
    all: new Int32Array(members * width),
    none: new Int32Array(members * width),
    empty: new Int32Array(width),
  };
  for (const [row, cell] of cells.entries()) {
    if (cell?.kind !== 'set' || cell.any.length === 0) setBit(matcher.free, 0, row);
    if (cell?.kind !== 'set' || (cell.any.length === 0 && cell.all.length === 0)) setBit(matcher.empty, 0, row);
    if (cell?.kind !== 'set') continue;
    for (const member of cell.any) setBit(matcher.any, member * width, row);
    for (const member of cell.all) setBit(matcher.all, member * width, row);
    for (const member of cell.none) setBit(matcher.none, member * width, row);
  }
  return matcher;
}

/** Keeps in `rows` only those that accept the value of this index. */
function keepValue({ touched, accept }: ValueMatcher, value: number, rows: RowBits): void {
  const base = value * rows.length;
  for (const w of touched) {
    rows[w] = (rows[w] ?? 0) & (accept[base + w] ?? 0);
  }
}

/** Keeps in `rows` only those that accept the set with these members (a bit mask). */
function keepSet(matcher: SetMatcher, members: number, rows: RowBits): void {
  const { touched } = matcher;
  const width = rows.length;
  for (const w of touched) {
    if (members === 0) {
      rows[w] = (rows[w] ?? 0) & (matcher.empty[w] ?? 0);
      continue;
    }
    let any = matcher.free[w] ?? 0;
    let refused = 0;
    for (let member = 0; member < matcher.members; member++) {
      const place = member * width + w;
      if ((members & (1 << member)) !== 0) {
        any |= matcher.any[place] ?? 0;
        refused |= matcher.none[place] ?? 0;
      } else refused |= matcher.all[place] ?? 0;
    }
    rows[w] = (rows[w] ?? 0) & any & ~refused;
  }
}

/** Keeps in `rows` only those that accept the value (its index) or the set (a bit mask of members) that the contact has. */
export function keepMatching(matcher: Matcher, code: number, rows: RowBits): void {
  if (matcher.kind === 'value') keepValue(matcher, code, rows);
  else keepSet(matcher, code, rows);
}

/** What several columns together say of one value each, so that a part of the facts which is not there costs one look. */
export interface JoinedMatcher {
  touched: readonly number[];
  accept: RowBits;
}

/** Joins matchers, each for one value, into the rows that accept all of these values. */
export function joinMatchers(width: number, parts: readonly { matcher: Matcher; code: number }[]): JoinedMatcher {
  const accept: RowBits = new Int32Array(width).fill(-1);
  for (const { matcher, code } of parts) keepMatching(matcher, code, accept);
  return { touched: [...new Set(parts.flatMap(({ matcher }) => matcher.touched))], accept };
}

/** Keeps in `rows` only those that accept all of the joined values. */
export function keepJoined({ touched, accept }: JoinedMatcher, rows: RowBits): void {
  for (const w of touched) {
    rows[w] = (rows[w] ?? 0) & (accept[w] ?? 0);
  }
}

/** The first row at or after `from` and before `to` that is still kept, or -1. */
export function firstRow(rows: RowBits, from: number, to: number): number {
  let row = from;
  while (row < to) {
    const word = (rows[row >> 5] ?? 0) & (-1 << (row & 31));
    if (word !== 0) {
      const found = (row & ~31) + (31 - Math.clz32(word & -word));
      return found < to ? found : -1;
    }
    row = (row & ~31) + 32;
  }
  return -1;
}
