/**
 * Applies one change to a set of rules and answers it as texts, or with what is wrong and in which cell. Pure: what was given
 * is never changed, so a change that is refused leaves everything as it was. What is answered can always be compiled; whether
 * it may be published is for the checks (check/check-rule-set.ts).
 */
import { compileRuleSet } from '../compile.ts';
import { exportRuleSet, importRuleSet } from '../import/import-rule-set.ts';
import type { Finding, RuleFiles } from '../rule-files.ts';
import type { CasesFile, TableFile } from '../table-format.ts';
import { editExamples, withoutRow } from './edit-example.ts';
import { editRows, type RowEdit } from './edit-row.ts';
import type { RuleEdit } from './edit.ts';
import { lockOf, lockOfSetting } from './locks.ts';

type Texts = Readonly<Record<string, string>>;
export type Edited = { ok: true; texts: Texts } | { ok: false; findings: Finding[] };
type Changed = { files: RuleFiles } | { finding: Finding };

const refused = (file: string, message: string, at: Pick<Finding, 'row' | 'cell'> = {}): Changed => ({
  finding: { kind: 'bad-cell', file, ...at, message },
});

/** The cell in which a person made a change, for a sentence that says why it cannot be done. */
const cellOf = (edit: RowEdit): string =>
  edit.kind === 'set-cell' ? edit.fact : edit.kind === 'set-outcome' ? 'then' : edit.kind.slice('set-'.length);

function changeRows(files: RuleFiles, edit: RowEdit, taken: Iterable<string>): Changed {
  const file = `tables/${edit.table}.json`;
  const table = files.tables[edit.table];
  if (table === undefined) return refused(file, 'There is no such table.');
  const lock = lockOf(files, edit.table);
  if (lock !== null && edit.kind !== 'set-why') {
    const message = `Group ${lock} is locked: wording, numbers and explanations may be changed, and safety words added.`;
    return { finding: { kind: 'unlocked', file, row: edit.row, cell: cellOf(edit), message } };
  }
  const rows = editRows(table, edit, taken);
  if (typeof rows === 'string') return refused(file, rows, { row: edit.row });
  const tables = { ...files.tables, [edit.table]: { ...table, rows } as TableFile };
  const cases = edit.kind === 'remove-row' ? withoutRow(files.cases, edit.row) : files.cases;
  return { files: { ...files, tables, cases } };
}

function changeExamples(files: RuleFiles, edit: Extract<RuleEdit, { kind: 'add-example' | 'renew-example' }>): Changed {
  const file = `cases/${edit.table}.json`;
  const row = edit.kind === 'add-example' ? edit.row : edit.example;
  if (files.tables[edit.table] === undefined) return refused(file, 'There is no such table.');
  const lock = lockOf(files, edit.table);
  if (lock !== null && edit.kind === 'renew-example') {
    const message = `Group ${lock} is locked: its examples stay as they are. Change the rows so that this one holds.`;
    return { finding: { kind: 'unlocked', file, row, message } };
  }
  const made: CasesFile | string = editExamples(files, edit);
  if (typeof made === 'string') return refused(file, made, { row, cell: 'facts' });
  return { files: { ...files, cases: { ...files.cases, [edit.table]: made } } };
}

function changeWords(files: RuleFiles, edit: Extract<RuleEdit, { kind: 'set-wording' | 'add-phrase' }>): Changed {
  if (edit.kind === 'set-wording') {
    const file = `wording/${edit.language}.json`;
    const words = files.wording[edit.language];
    if (words?.[edit.id] === undefined) return refused(file, 'There is no such wording.', { row: edit.id });
    return { files: { ...files, wording: { ...files.wording, [edit.language]: { ...words, [edit.id]: edit.text } } } };
  }
  const file = 'lists/safety-keywords.json';
  const { signals } = files.keywords;
  const entry = signals.find(({ signal }) => signal === edit.signal);
  if (entry === undefined) return refused(file, 'There is no such signal.', { row: edit.signal });
  if (entry.phrases.includes(edit.phrase)) return refused(file, 'It is there already.', { row: edit.signal });
  const more = { ...entry, phrases: [...entry.phrases, edit.phrase] };
  const keywords = { ...files.keywords, signals: signals.map((one) => (one === entry ? more : one)) };
  return { files: { ...files, keywords } };
}

function changeFigure(files: RuleFiles, edit: Extract<RuleEdit, { kind: 'set-phone' | 'set-setting' }>): Changed {
  if (edit.kind === 'set-phone') {
    const { phones } = files.phones;
    if (!phones.some(({ id }) => id === edit.id))
      return refused('phones.json', 'There is no such number.', { row: edit.id });
    const changed = phones.map((one) => (one.id === edit.id ? { ...one, number: edit.number } : one));
    return { files: { ...files, phones: { phones: changed } } };
  }
  const file = 'settings.json';
  const { settings } = files.settings;
  if (!settings.some(({ id }) => id === edit.id)) return refused(file, 'There is no such setting.', { row: edit.id });
  const locked = lockOfSetting(files, edit.id);
  if (locked !== null) {
    const message = `Rows of group ${locked} look at this figure, and that group is locked.`;
    return { finding: { kind: 'unlocked', file, row: edit.id, cell: 'value', message } };
  }
  const changed = settings.map((one) => (one.id === edit.id ? { ...one, value: edit.value } : one));
  return { files: { ...files, settings: { settings: changed } } };
}

function change(files: RuleFiles, edit: RuleEdit, taken: Iterable<string>): Changed {
  switch (edit.kind) {
    case 'set-wording':
    case 'add-phrase':
      return changeWords(files, edit);
    case 'set-phone':
    case 'set-setting':
      return changeFigure(files, edit);
    case 'add-example':
    case 'renew-example':
      return changeExamples(files, edit);
    case 'set-cell':
    case 'set-outcome':
    case 'set-why':
    case 'set-equality':
    case 'move-row':
    case 'remove-row':
    case 'copy-row':
      return changeRows(files, edit, taken);
  }
}

const idsIn = (files: RuleFiles): string[] =>
  Object.values(files.tables).flatMap(({ rows }) => rows.map(({ id }) => id));

/** `everUsed` are ids of rows of other versions: stored reasons name them, so a new row never gets one. */
export function applyEdit(texts: Texts, edit: RuleEdit, everUsed: readonly string[] = []): Edited {
  const read = importRuleSet(texts);
  if (!read.ok) return read;
  const changed = change(read.files, edit, [...everUsed, ...idsIn(read.files)]);
  if ('finding' in changed) return { ok: false, findings: [changed.finding] };
  const written = exportRuleSet(changed.files);
  const again = importRuleSet(written);
  if (!again.ok) return again;
  const compiled = compileRuleSet(again.files);
  return compiled.ok ? { ok: true, texts: written } : compiled;
}
