/** Which parts of the rules are locked: groups of the policy that may be reworded, and never weakened or switched off. */
import type { RuleFiles } from '../rule-files.ts';
import type { TableFile } from '../table-format.ts';

export const groupOf = (table: TableFile | undefined): string | null =>
  table !== undefined && 'group' in table ? table.group : null;

/** The letter of the locked group that a table belongs to, or null where its rows may be changed. */
export function lockOf({ policy, tables }: RuleFiles, table: string): string | null {
  const group = groupOf(tables[table]);
  return policy.groups.some(({ id, locked }) => locked && id === group) ? group : null;
}

/** Whether something in a row, however deep, is an object with that word under that key. */
function names(part: unknown, key: string, word: string): boolean {
  if (typeof part !== 'object' || part === null) return false;
  return Object.entries(part).some(([at, value]) => (at === key && value === word) || names(value, key, word));
}

/** The groups of rows that use a setting, a number, or a wording, which a change of it therefore touches. */
export function groupsThatName(files: RuleFiles, key: 'setting' | 'number' | 'wording', word: string): string[] {
  const uses = (row: TableFile['rows'][number]): boolean =>
    names(row.when, key, word) ||
    names(row.then, key, word) ||
    (key === 'wording' && 'wording' in row.then && row.then.wording.includes(word));
  const groups = Object.values(files.tables).flatMap((table) => (table.rows.some(uses) ? [groupOf(table)] : []));
  return [...new Set(groups.filter((group) => group !== null))];
}

/** The locked group whose rows look at a setting, which may then be changed in the files alone. */
export const lockOfSetting = (files: RuleFiles, setting: string): string | null =>
  groupsThatName(files, 'setting', setting).find((group) =>
    files.policy.groups.some(({ id, locked }) => locked && id === group),
  ) ?? null;
