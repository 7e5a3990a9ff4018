import { compileRuleSet, readWhen, type CompiledRow, type RuleSet } from '../compile.ts';
import type { Cell } from '../read-cell.ts';
import type { RuleFiles } from '../rule-files.ts';
import type { TableRole } from '../table-format.ts';
import { findUncovered, intersect, type Box } from './boxes.ts';
import { fileOf, rowsOf } from './check-rows.ts';
import { boxesOf, describeExample, rowBoxes, spaceOf, type Space } from './space.ts';

/** Two rows that match the same contact: the earlier one answers, the later one would have answered differently. */
export interface Overlap {
  /** File and permanent id of the row that answers. */
  file: string;
  row: string;
  /** File and permanent id of the row that would have answered otherwise. */
  laterFile: string;
  laterRow: string;
  /** One such contact in words. */
  example: string;
}

const FIRST_HIT: readonly TableRole[] = ['route', 'queue', 'priority'];

/** A row of the version before, laid out in the space of the new one. */
interface EarlierRow {
  place: number;
  cells: ReadonlyMap<number, Cell>;
}

/** The rows of the version before, read with the words of the new one. A row whose words are gone matches nothing now. */
function rowsBefore(before: RuleFiles, after: RuleSet): Map<string, EarlierRow> {
  const compiled = compileRuleSet(before);
  if (!compiled.ok) throw new Error('The version before cannot be read, so nothing can be compared with it.');
  const { rows, settings } = compiled.ruleSet;
  return new Map(
    rows.flatMap((row, place) => {
      const at = { file: fileOf(row), row: row.row.id };
      const { cells, findings } = readWhen(row.row.when, after.columns, settings, at);
      return findings.length > 0 ? [] : [[row.row.id, { place, cells }] as const];
    }),
  );
}

const sameCells = (a: ReadonlyMap<number, Cell>, b: ReadonlyMap<number, Cell>): boolean =>
  a.size === b.size && [...a].every(([index, cell]) => JSON.stringify(cell) === JSON.stringify(b.get(index)));

const sameAnswer = (a: CompiledRow, b: CompiledRow): boolean =>
  JSON.stringify(a.row.then) === JSON.stringify(b.row.then);

const common = (space: Space, some: readonly Box[], others: readonly Box[]): Box[] =>
  some.flatMap((one) => others.flatMap((other) => intersect(space, one, other) ?? []));

/** A first contact of these boxes that none of the others hold. */
function firstUncovered(space: Space, boxes: readonly Box[], others: readonly Box[]): Box | null {
  for (const box of boxes) {
    const found = findUncovered(space, box, others);
    if (found !== null) return found;
  }
  return null;
}

class Comparison {
  readonly #space: Space;
  readonly #before: ReadonlyMap<string, EarlierRow>;

  constructor(after: RuleSet, before: ReadonlyMap<string, EarlierRow>) {
    this.#before = before;
    this.#space = spaceOf(after, [...before.values()]);
  }

  /** What two rows shared before, in the same order; null when neither they nor their order have changed. */
  #sharedBefore(earlier: CompiledRow, later: CompiledRow): Box[] | null {
    const first = this.#before.get(earlier.row.id);
    const second = this.#before.get(later.row.id);
    if (first === undefined || second === undefined || first.place > second.place) return [];
    if (sameCells(first.cells, earlier.cells) && sameCells(second.cells, later.cells)) return null;
    return common(this.#space, boxesOf(this.#space, first.cells), boxesOf(this.#space, second.cells));
  }

  overlapsOf(rows: readonly CompiledRow[], place: number): Overlap[] {
    const space = this.#space;
    const earlier = rows[place];
    if (earlier === undefined) return [];
    const above = rows.slice(0, place).flatMap((row) => rowBoxes(space, row));
    return rows.slice(place + 1).flatMap((later): Overlap[] => {
      const shared = this.#sharedBefore(earlier, later);
      if (shared === null || sameAnswer(earlier, later)) return [];
      const boxes = common(space, rowBoxes(space, earlier), rowBoxes(space, later));
      const shown = firstUncovered(space, boxes, [...above, ...shared]);
      if (shown === null) return [];
      const example = describeExample(space, shown);
      return [
        { file: fileOf(earlier), row: earlier.row.id, laterFile: fileOf(later), laterRow: later.row.id, example },
      ];
    });
  }
}

/**
 * Overlaps of the tables of which the first match counts that the version before did not have, or had for fewer contacts,
 * each with a contact that shows it. Overlaps are normal there; a new one is what an edit changed without saying so.
 * Exact, in the space of both versions. Throws for a version that does not compile.
 */
export function newOverlaps(before: RuleFiles, after: RuleFiles): Overlap[] {
  const compiled = compileRuleSet(after);
  if (!compiled.ok) throw new Error('Only a rule set that can be read has overlaps. Run checkRuleSet first.');
  const { ruleSet } = compiled;
  const comparison = new Comparison(ruleSet, rowsBefore(before, ruleSet));
  return FIRST_HIT.flatMap((role) => {
    const rows = rowsOf(ruleSet, role);
    return rows.flatMap((_, place) => comparison.overlapsOf(rows, place));
  });
}
