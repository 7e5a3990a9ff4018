/** One table as a page shows it: its columns with their choices, and its rows with their cells and as a sentence. */
import type { RuleColumn, RuleRow, RuleTable } from '@hub/contract';
import { cellWords, lockOf, sentenceOfRow } from '@hub/routing-rules';
import type { CompiledRow, RuleFiles, RuleSet, TableFile } from '@hub/routing-rules';

type Labels = Readonly<Record<string, string>>;
const choicesOf = (labels: Labels) => Object.entries(labels).map(([value, label]) => ({ value, label }));

function outcomeOf({ role }: TableFile, { vocabulary }: RuleFiles): RuleTable['outcome'] {
  if (role === 'route') return { name: 'route', choices: choicesOf(vocabulary.outputs.route) };
  if (role === 'queue') return { name: 'queue', choices: choicesOf(vocabulary.outputs.queue) };
  return null;
}

function rowView(ruleSet: RuleSet, row: CompiledRow): RuleRow {
  const { id, clause, why, equality = null, when, then } = row.row;
  const cells = row.columns.map((column) => {
    const value = when[column.path] as RuleRow['then'][string];
    return [column.path, { value, words: cellWords(ruleSet, row, column) }] as const;
  });
  const given = then as RuleRow['then'];
  return {
    id,
    clause,
    why,
    equality,
    sentence: sentenceOfRow(ruleSet, row),
    cells: Object.fromEntries(cells),
    then: given,
  };
}

/** Null when there is no such table. */
export function tableView(ruleSet: RuleSet, id: string): RuleTable | null {
  const { files } = ruleSet;
  const table = files.tables[id];
  if (table === undefined) return null;
  const columns = table.inputs.flatMap((fact): RuleColumn[] => {
    const column = ruleSet.columns.find(({ path }) => path === fact);
    return column ? [{ fact, label: column.label, kind: column.kind, choices: choicesOf(column.labelOf) }] : [];
  });
  const rows = ruleSet.rows.filter((row) => row.table === id).map((row) => rowView(ruleSet, row));
  const { title, purpose } = table;
  return { id, title, purpose, lock: lockOf(files, id), outcome: outcomeOf(table, files), columns, rows };
}
