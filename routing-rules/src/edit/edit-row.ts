/** One change of the rows of a table. What the cells and outcomes say is judged by whoever reads the table afterwards. */
import type { RowFile, TableFile } from '../table-format.ts';
import type { RuleEdit } from './edit.ts';

export type RowEdit = Extract<
  RuleEdit,
  { kind: 'set-cell' | 'set-outcome' | 'set-why' | 'set-equality' | 'move-row' | 'remove-row' | 'copy-row' }
>;

/** The next id of a table, after every id with its letters that a row ever had. */
export function nextRowId(like: string, taken: Iterable<string>): string {
  const [letters = ''] = like.split('-');
  const numbers = [...taken]
    .filter((id) => id.startsWith(`${letters}-`))
    .map((id) => Number.parseInt(id.slice(letters.length + 1), 10));
  return `${letters}-${String(Math.max(0, ...numbers) + 1).padStart(3, '0')}`;
}

/** The rows after an edit, or a sentence that says why it cannot be done. `taken` are the ids that rows ever had. */
export function editRows(table: TableFile, edit: RowEdit, taken: Iterable<string>): RowFile[] | string {
  const at = table.rows.findIndex(({ id }) => id === edit.row);
  const row = table.rows[at];
  if (row === undefined) return `There is no row "${edit.row}" in this table.`;
  const rows: RowFile[] = [...table.rows];
  switch (edit.kind) {
    case 'set-cell': {
      const { [edit.fact]: _old, ...others } = row.when;
      const when = edit.value === null ? others : { ...row.when, [edit.fact]: edit.value };
      return rows.with(at, { ...row, when });
    }
    case 'set-outcome':
      return rows.with(at, { ...row, then: edit.then });
    case 'set-why':
      return rows.with(at, { ...row, why: edit.text });
    case 'set-equality':
      return rows.with(at, { ...row, equality: edit.text });
    case 'remove-row':
      return rows.toSpliced(at, 1);
    case 'copy-row':
      return rows.toSpliced(at, 0, { ...row, id: nextRowId(row.id, taken), why: edit.why });
    case 'move-row': {
      const to = edit.direction === 'up' ? at - 1 : at + 1;
      const other = table.rows[to];
      if (other === undefined) return `The row is ${edit.direction === 'up' ? 'the first' : 'the last'} already.`;
      return rows.with(at, other).with(to, row);
    }
  }
}
