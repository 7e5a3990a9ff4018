import type { RuleSet } from '../compile.ts';
import type { RowFile, TableFile, TableRole } from '../table-format.ts';
import type { Column } from '../vocabulary.ts';
import { feelLiteral, feelPath, feelTest, feelType } from './feel.ts';
import { element, type Element } from './xml.ts';

interface Output {
  name: string;
  label: string;
  type: 'string' | 'number' | 'Any';
}

const list = (name: string, label: string): Output => ({ name, label, type: 'Any' });

/** What the tables of each kind give, in the order of their columns. */
const OUTPUTS: Readonly<Record<TableRole, readonly Output[]>> = {
  route: [{ name: 'route', label: 'Route', type: 'string' }, list('offers', 'Offers'), list('wording', 'Wording')],
  obligations: [list('obligations', 'Obligations'), list('offers', 'Further offers'), list('skills', 'Skills')],
  queue: [{ name: 'queue', label: 'Queue', type: 'string' }, list('skills', 'Skills')],
  priority: [
    { name: 'priority', label: 'Priority', type: 'number' },
    { name: 'answerWithinSeconds', label: 'Answer within seconds', type: 'number' },
  ],
};

/** The name under which other decisions refer to a table; FEEL reads a dash as a minus. */
export const decisionName = (tableId: string): string => tableId.replaceAll('-', '_');

const text = (name: string, id: string, content: string): Element =>
  element(name, { id }, element('text', {}, content));

/** The columns of a table in the order in which the policy lists facts. */
export const inputsOf = (table: TableFile, columns: readonly Column[]): Column[] =>
  columns.filter((column) => table.inputs.includes(column.path));

function rule(
  row: RowFile,
  inputs: readonly Column[],
  outputs: readonly Output[],
  settings: RuleSet['settings'],
): Element {
  const then: Readonly<Record<string, unknown>> = row.then;
  const given = (output: Output): unknown => then[output.name] ?? (output.type === 'Any' ? [] : null);
  return element(
    'rule',
    { id: row.id },
    element('description', {}, `${row.clause} ${row.why}`),
    ...inputs.map((column) =>
      text('inputEntry', `${row.id}-${column.path}`, feelTest(column, row.when[column.path], settings)),
    ),
    ...outputs.map((output) => text('outputEntry', `${row.id}-${output.name}`, feelLiteral(given(output), settings))),
    ...[row.id, row.clause, row.why].map((note) => element('annotationEntry', {}, element('text', {}, note))),
  );
}

/** One table as a DMN decision table: unary tests in, literals out, id, clause and reason as annotations. */
export function decisionTable(table: TableFile, columns: readonly Column[], settings: RuleSet['settings']): Element {
  const inputs = inputsOf(table, columns);
  const outputs = OUTPUTS[table.role];
  return element(
    'decisionTable',
    { id: `${table.id}-table`, hitPolicy: table.hit === 'first' ? 'FIRST' : 'COLLECT', outputLabel: table.title },
    ...inputs.map((column) =>
      element(
        'input',
        { id: `${table.id}-${column.path}`, label: column.label },
        element(
          'inputExpression',
          { id: `${table.id}-${column.path}-expression`, typeRef: feelType(column) },
          element('text', {}, feelPath(column.path)),
        ),
      ),
    ),
    ...outputs.map(({ name, label, type }) =>
      element('output', { id: `${table.id}-output-${name}`, name, label, typeRef: type }),
    ),
    ...['Rule', 'Clause', 'Reason'].map((name) => element('annotation', { name })),
    ...table.rows.map((row) => rule(row, inputs, outputs, settings)),
  );
}
