import { findUncovered, overlaps, type Box } from '../check/boxes.ts';
import { checkEquality } from '../check/check-access.ts';
import { checkDeadEnds } from '../check/check-dead-ends.ts';
import { checkGuards } from '../check/check-guards.ts';
import { checkReferences } from '../check/check-references.ts';
import { checkRows, fileOf } from '../check/check-rows.ts';
import { differences } from '../check/run-cases.ts';
import { boxesOf, readGuards, rowBoxes, spaceOf, type ReadGuard, type Space } from '../check/space.ts';
import { assembleRuleSet, compileRow, type CompiledRow, type RuleSet } from '../compile.ts';
import { decide } from '../decide.ts';
import { parseFacts, type Facts } from '../facts.ts';
import { outputsReader, type OutputsReader } from '../row-outputs.ts';
import type { RuleCase, RowFile } from '../table-format.ts';
import { mutateCell } from './mutate-cell.ts';
import { mutateOutputs } from './mutate-outputs.ts';

/** One change of one row that nothing found: somebody could make it by mistake and the gate would let it pass. */
export interface Survivor {
  file: string;
  row: string;
  /** Fact path of the cell, or name of the output. */
  cell: string;
  words: string;
}

/** What came of the changes of one table; `same` counts those that decide no contact otherwise, as rows above answer first. */
export interface TableTally {
  table: string;
  killed: number;
  survived: number;
  same: number;
}

export interface MutationReport {
  tables: TableTally[];
  survivors: Survivor[];
}

interface Mutant {
  cell: string;
  words: string;
  row: RowFile;
  /** Whether the cells changed, so that other contacts match. */
  rematch: boolean;
}

interface ReadCase {
  ruleCase: RuleCase;
  facts: Facts;
}

function casesOf(ruleSet: RuleSet): ReadCase[] {
  return Object.values(ruleSet.files.cases).flatMap((file) =>
    file.cases.flatMap((ruleCase) => {
      const parsed = parseFacts(ruleCase.facts);
      return parsed.ok ? [{ ruleCase, facts: parsed.facts }] : [];
    }),
  );
}

function mutantsOf(ruleSet: RuleSet, { row, columns }: CompiledRow): Mutant[] {
  const cells = columns.flatMap((column) =>
    mutateCell(column, row.when[column.path], ruleSet.settings).map(({ words, value }): Mutant => {
      const { [column.path]: _old, ...rest } = row.when;
      const when = value === undefined ? rest : { ...row.when, [column.path]: value };
      return { cell: column.path, words, row: { ...row, when }, rematch: true };
    }),
  );
  const outputs = mutateOutputs(row.then, ruleSet.files).map(
    // The shape of what a row gives is that of the row it was taken from.
    ({ cell, words, value }): Mutant => ({ cell, words, row: { ...row, then: value } as RowFile, rematch: false }),
  );
  return [...cells, ...outputs];
}

/** Whether the rows above answer every contact that only one of the two forms of a row matches. */
function answersTheSame(ruleSet: RuleSet, space: Space, old: CompiledRow, place: number): boolean {
  const changed = ruleSet.rows[place];
  if (changed === undefined || old.role === 'obligations') return false;
  const above = ruleSet.rows.slice(0, place).filter((row) => row.role === old.role);
  const taken = above.flatMap((row) => rowBoxes(space, row));
  const within = (some: readonly Box[], others: readonly Box[]): boolean =>
    some.every((box) => findUncovered(space, box, [...others, ...taken]) === null);
  const [before, after] = [rowBoxes(space, old), rowBoxes(space, changed)];
  return within(before, after) && within(after, before);
}

/** Tries changes on one rule set. Everything that a change cannot alter is worked out once. */
class Trial {
  readonly #base: RuleSet;
  readonly #outputsOf: OutputsReader;
  readonly #cases: readonly ReadCase[];
  readonly #guards: readonly ReadGuard[];

  constructor(ruleSet: RuleSet) {
    this.#outputsOf = outputsReader(ruleSet.settings);
    // Equal offers must be one object over all rows, also those that are changed later.
    const rows = ruleSet.rows.map((row) => ({ ...row, outputs: this.#outputsOf(row.row.then) }));
    this.#base = { ...ruleSet, rows };
    this.#cases = casesOf(ruleSet);
    this.#guards = readGuards(ruleSet.files).guards;
  }

  /** Whether cases, references, dead ends, gaps, dead rows or promises notice; the quick ones are asked first. */
  outcome(place: number, mutant: Mutant): keyof Omit<TableTally, 'table'> {
    const base = this.#base;
    const old = base.rows[place];
    const changed = old === undefined ? null : compileRow(old, mutant.row, base, this.#outputsOf);
    if (old === undefined || changed === null) return 'killed';
    const alone = { ...base, rows: [changed] };
    if ([...checkReferences(alone), ...checkDeadEnds(alone), ...checkEquality(alone)].length > 0) return 'killed';
    const rows = base.rows.with(place, changed);
    const ruleSet = mutant.rematch ? assembleRuleSet({ ...base, rows }) : { ...base, rows };
    if (this.#failsCase(ruleSet)) return 'killed';
    const space = spaceOf(ruleSet, [...this.#guards, old]);
    const boxes = [old, changed].flatMap((row) => rowBoxes(space, row));
    // A promise about contacts that neither form of the row matches is kept as it was.
    const touched = this.#guards.filter(({ cells }) =>
      boxesOf(space, cells).some((promised) => boxes.some((box) => overlaps(space, box, promised))),
    );
    if (checkGuards(ruleSet, space, touched).length > 0) return 'killed';
    if (!mutant.rematch) return 'survived';
    if (checkRows(ruleSet, space).length > 0) return 'killed';
    return answersTheSame(ruleSet, space, old, place) ? 'same' : 'survived';
  }

  #failsCase(ruleSet: RuleSet): boolean {
    return this.#cases.some(
      ({ ruleCase, facts }) => differences(ruleCase, decide(ruleSet, facts), ruleSet.settings).length > 0,
    );
  }
}

/**
 * Changes every cell and every output of every row of a sound rule set, one at a time, and lists the changes that no case,
 * reference, dead end, gap, dead row or promise gives away. What survives needs a case that shows the difference. `only`
 * names the tables to change; all of them unless it is given. Needs a last row without conditions in every list.
 */
export function runMutants(ruleSet: RuleSet, only?: readonly string[]): MutationReport {
  const trial = new Trial(ruleSet);
  const tallies = new Map<string, TableTally>();
  const survivors: Survivor[] = [];
  for (const [place, row] of ruleSet.rows.entries()) {
    if (only?.includes(row.table) === false) continue;
    const tally = tallies.get(row.table) ?? { table: row.table, killed: 0, survived: 0, same: 0 };
    tallies.set(row.table, tally);
    for (const mutant of mutantsOf(ruleSet, row)) {
      const outcome = trial.outcome(place, mutant);
      tally[outcome] += 1;
      if (outcome !== 'survived') continue;
      survivors.push({ file: fileOf(row), row: row.row.id, cell: mutant.cell, words: mutant.words });
    }
  }
  return { tables: [...tallies.values()], survivors };
}
