import type { RuleSet } from '../compile.ts';
import { runMutants } from '../mutate/run-mutants.ts';

/** What is missing in the cases of a rule set, as lines for a terminal: each change that nothing noticed, then the counts. */
export function mutationLines(ruleSet: RuleSet, only?: readonly string[]): string[] {
  const { tables, survivors } = runMutants(ruleSet, only);
  const total = { killed: 0, survived: 0, same: 0 };
  for (const { killed, survived, same } of tables) {
    total.killed += killed;
    total.survived += survived;
    total.same += same;
  }
  const counts = ({ killed, survived, same }: typeof total): string =>
    `${killed} found, ${survived} not found, ${same} that decide no contact otherwise`;
  return [
    ...survivors.map(({ file, row, cell, words }) => `${file} · ${row} · ${cell}: ${words}`),
    ...tables.map((tally) => `${tally.table}: ${counts(tally)}`),
    `${total.killed + total.survived + total.same} changes: ${counts(total)}.`,
  ];
}
