/** What of a row was changed in its form, as the changes that the hub takes: one thing at a time, each with its place in the form. */
import type { RuleRow, RuleTable } from '@hub/contract';
import { cellForm, cellOf } from './cell-form.ts';
import type { CellForm, Json } from './cell-form.ts';
import { written } from './outcome-form.ts';
import type { Then } from './outcome-form.ts';

export interface RowFields {
  cells: Readonly<Record<string, CellForm>>;
  then: Then;
  why: string;
  equality: string;
}
export interface Edit {
  /** The place in the form: a fact, or `then`, `why`, `equality`. */
  place: string;
  edit: Record<string, Json>;
}

export const fieldsOf = (table: RuleTable, row: RuleRow): RowFields => ({
  cells: Object.fromEntries(table.columns.map(({ fact, kind }) => [fact, cellForm(kind, row.cells[fact]?.value)])),
  then: row.then,
  why: row.why,
  equality: row.equality ?? '',
});

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export function rowEdits(table: RuleTable, row: RuleRow, fields: RowFields): Edit[] {
  const at = { table: table.id, row: row.id };
  const before = fieldsOf(table, row);
  const cells = table.columns.flatMap(({ fact, kind }): Edit[] => {
    const [was, is] = [before.cells[fact], fields.cells[fact]];
    if (!was || !is) return [];
    const value = cellOf(kind, is);
    return same(cellOf(kind, was), value) ? [] : [{ place: fact, edit: { kind: 'set-cell', ...at, fact, value } }];
  });
  const then = written(table.role, fields.then);
  return [
    ...cells,
    ...(same(written(table.role, row.then), then)
      ? []
      : [{ place: 'then', edit: { kind: 'set-outcome', ...at, then } }]),
    ...(fields.why === before.why ? [] : [{ place: 'why', edit: { kind: 'set-why', ...at, text: fields.why } }]),
    ...(fields.equality === before.equality
      ? []
      : [{ place: 'equality', edit: { kind: 'set-equality', ...at, text: fields.equality } }]),
  ];
}
