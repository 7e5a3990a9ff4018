/** One table as a page shows it: its columns with their choices, and its rows with their cells and as a sentence. */
import type { RuleColumn, RuleRow, RuleTable } from '@hub/contract';
import { cellWords, lockOf, sentenceOfRow } from '@hub/routing-rules';
import type { CompiledRow, RuleFiles, RuleSet } from '@hub/routing-rules';
import { WORKBENCH_LANGUAGE } from './words-view.ts';

type Labels = Readonly<Record<string, string>>;
const choicesOf = (labels: Labels) => Object.entries(labels).map(([value, label]) => ({ value, label }));

const WORDS_SHOWN = 60;
const shortened = (text: string): string =>
  text.length > WORDS_SHOWN ? `${text.slice(0, WORDS_SHOWN - 1).trimEnd()}…` : text;

/** Everything that an outcome is chosen from: a page shows these as fields, so that nobody types a word that must be one of a few. */
function listsOf({ vocabulary, phones, places, settings, wording }: RuleFiles): RuleTable['lists'] {
  const lists = Object.entries(vocabulary.outputs).map(([name, labels]) => [name, choicesOf(labels)] as const);
  const texts = Object.entries(wording[WORKBENCH_LANGUAGE] ?? {});
  return {
    ...Object.fromEntries(lists),
    number: phones.phones.map(({ id, name }) => ({ value: id, label: name })),
    place: places.places.map(({ id, name }) => ({ value: id, label: name })),
    wording: texts.map(([id, text]) => ({ value: id, label: shortened(text) })),
    setting: settings.settings.map(({ id, label }) => ({ value: id, label })),
  };
}

const examplesOf = ({ cases, vocabulary }: RuleFiles, id: string): RuleTable['examples'] =>
  (cases[id]?.cases ?? []).map((one) => ({
    ...{ id: one.id, title: one.title, facts: one.facts as RuleTable['examples'][number]['facts'], rows: one.fires },
    route: one.expect.route === undefined ? '' : (vocabulary.outputs.route[one.expect.route] ?? one.expect.route),
  }));

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
  return {
    ...{ id, title, purpose, lock: lockOf(files, id), role: table.role, lists: listsOf(files), columns, rows },
    examples: examplesOf(files, id),
  };
}
