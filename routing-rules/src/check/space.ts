import { columnsOf, readWhen, settingsOf, type CompiledRow, type RuleSet } from '../compile.ts';
import { acceptedValues } from '../match-rows.ts';
import { cutLine, type NumberLine } from '../number-line.ts';
import type { Cell } from '../read-cell.ts';
import type { Finding, RuleFiles } from '../rule-files.ts';
import type { Guard } from '../table-format.ts';
import { UNKNOWN, type Column } from '../vocabulary.ts';
import { bitOf, narrow, WORD_BITS, wordOf, type Box, type Layout } from './boxes.ts';

/** One direction in which contacts differ: a column, or one member of a set column. */
interface Dimension {
  column: Column;
  /** The member that is there or not; null for a column that is not a set. */
  member: string | null;
  /** A word for each value; an empty one for a value that cannot occur. */
  words: readonly string[];
}

/** The space of all contacts, with what is needed to lay rows and guards out in it. */
export interface Space extends Layout {
  dimensions: readonly Dimension[];
  firstDimension: readonly number[];
  columns: readonly Column[];
  lines: readonly (NumberLine | null)[];
  /** Boxes of the rows seen so far: every promise asks for all of them again. */
  known: Map<CompiledRow, Box[]>;
}

/** A guard with its cells read, ready to be compared with rows. */
export interface ReadGuard {
  guard: Guard;
  cells: ReadonlyMap<number, Cell>;
}

const LACKS = [true, false];
const HAS = [false, true];

/** Reads the guards of a rule set; a guard that cannot be read is a finding, never skipped in silence. */
export function readGuards(files: RuleFiles): { guards: ReadGuard[]; findings: Finding[] } {
  const columns = columnsOf(files);
  const settings = settingsOf(files);
  const findings: Finding[] = [];
  const guards = files.guards.guards.map((guard) => {
    const read = readWhen(guard.when, columns, settings, { file: 'guards.json', row: guard.id });
    findings.push(...read.findings);
    return { guard, cells: read.cells };
  });
  return { guards, findings };
}

/** Builds the space, with numbers cut wherever a row, or anything else that has cells, names a threshold. */
export function spaceOf(ruleSet: RuleSet, others: readonly { cells: ReadonlyMap<number, Cell> }[]): Space {
  const { columns, rows } = ruleSet;
  const lines = columns.map((column) => {
    if (column.kind !== 'number') return null;
    const cells = [...rows, ...others].flatMap((one) => one.cells.get(column.index) ?? []);
    return cutLine(column, cells);
  });
  const dimensions: Dimension[] = [];
  const firstDimension: number[] = [];
  for (const column of columns) {
    firstDimension.push(dimensions.length);
    if (column.kind === 'set') {
      for (const member of column.values) dimensions.push({ column, member, words: ['no', 'yes'] });
      continue;
    }
    // A segment without words holds no number: between two whole numbers that follow each other, or below the least.
    const words = lines[column.index]?.words ?? column.values.map((value) => column.labelOf[value] ?? value);
    dimensions.push({ column, member: null, words });
  }
  const slots = [0];
  for (const { words } of dimensions) slots.push((slots.at(-1) ?? 0) + Math.ceil(words.length / WORD_BITS));
  const full = new Array<number>(slots.at(-1) ?? 0).fill(0);
  for (const [index, { words }] of dimensions.entries()) {
    for (const [value, word] of words.entries()) {
      const slot = (slots[index] ?? 0) + wordOf(value);
      if (word !== '') full[slot] = (full[slot] ?? 0) | bitOf(value);
    }
  }
  return { slots, full, dimensions, firstDimension, columns, lines, known: new Map() };
}

/** The disjoint ways in which a set can satisfy a cell: the first wanted member, or the second without the first, and so on. */
function narrowBySet(space: Space, box: Box, cell: Extract<Cell, { kind: 'set' }>, first: number): Box[] {
  let start: Box | null = box;
  for (const member of cell.all) start = start && narrow(space, start, first + member, HAS);
  for (const member of cell.none) start = start && narrow(space, start, first + member, LACKS);
  if (cell.any.length === 0) return start === null ? [] : [start];
  const found: Box[] = [];
  for (const member of cell.any) {
    if (start === null) break;
    const having = narrow(space, start, first + member, HAS);
    if (having !== null) found.push(having);
    start = narrow(space, start, first + member, LACKS);
  }
  return found;
}

/** The contacts that satisfy all cells, as boxes that do not overlap. No boxes means that no contact can. */
export function boxesOf(space: Space, cells: ReadonlyMap<number, Cell>): Box[] {
  let boxes: Box[] = [{ narrowed: [], words: space.full }];
  for (const [index, cell] of cells) {
    const column = space.columns[index];
    const first = space.firstDimension[index];
    if (column === undefined || first === undefined) continue;
    if (cell.kind === 'set') {
      boxes = boxes.flatMap((box) => narrowBySet(space, box, cell, first));
      continue;
    }
    const accepted = acceptedValues(column, space.lines[index] ?? null, cell);
    boxes = boxes.flatMap((box) => narrow(space, box, first, accepted) ?? []);
  }
  return boxes;
}

/** The boxes of a row, worked out once. */
export function rowBoxes(space: Space, row: CompiledRow): Box[] {
  const boxes = space.known.get(row) ?? boxesOf(space, row.cells);
  space.known.set(row, boxes);
  return boxes;
}

/** The value that needs no mention: unknown, or a member that is not there. */
function plainValue({ column, member, words }: Dimension): number {
  if (member !== null) return 0;
  return column.kind === 'number' ? words.length - 1 : column.values.indexOf(UNKNOWN);
}

/**
 * One contact of a box in words, as plain as the box allows: "Channel: web chat; Digital access: none". What it does not
 * mention is unknown, and needs and flags that it does not mention are absent.
 */
export function describeExample(space: Space, box: Box): string {
  const parts = space.dimensions.flatMap((dimension, index) => {
    const { column, member, words } = dimension;
    const from = space.slots[index] ?? 0;
    const isIn = (value: number): boolean => ((box.words[from + wordOf(value)] ?? 0) & bitOf(value)) !== 0;
    const plain = plainValue(dimension);
    const isFree = words.every((word, value) => word === '' || isIn(value));
    if (isFree || (plain !== -1 && isIn(plain))) return [];
    const shown = words.find((word, value) => word !== '' && isIn(value)) ?? '';
    return [`${column.label}: ${member === null ? shown : (column.labelOf[member] ?? member)}`];
  });
  return parts.length === 0 ? 'nothing is known' : parts.join('; ');
}
