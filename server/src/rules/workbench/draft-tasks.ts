/** What takes a moment with a whole set of rules: changing it, telling what changed, checking it. Pure; runs on a thread apart. */
import {
  applyEdit,
  changesBetween,
  checkAgainst,
  checkRuleSet,
  compileRuleSet,
  findingLine,
  importRuleSet,
  lockOf,
  replaceRules,
  rulesAsFile,
  toDmn,
} from '@hub/routing-rules';
import type { Edited, RuleChanges, RuleEdit, RuleSet } from '@hub/routing-rules';
import type { RuleDraft, RuleFileKind, RuleTable, RuleWords } from '@hub/contract';
import type { RuleTexts } from '../rule-texts.ts';
import { tableView } from './table-view.ts';
import { wordsView } from './words-view.ts';

export interface EditTask {
  texts: RuleTexts;
  edit: RuleEdit;
  everUsed: readonly string[];
}
export interface ReplaceTask {
  base: RuleTexts;
  texts: RuleTexts;
  /** The files that come instead, by their paths, as JSON. */
  given: Readonly<Record<string, unknown>>;
  everUsed: readonly string[];
}
export interface FileTask {
  texts: RuleTexts;
  as: RuleFileKind;
}
export interface LookTask {
  base: RuleTexts;
  texts: RuleTexts;
  table: string | null;
  /** Whether what stands beside the tables is asked for. */
  words: boolean;
}
export interface Look extends RuleChanges {
  version: string;
  tables: RuleDraft['tables'];
  table: RuleTable | null;
  words: RuleWords | null;
}

function compiled(texts: RuleTexts): RuleSet {
  const read = importRuleSet(texts);
  const made = read.ok ? compileRuleSet(read.files) : read;
  if (!made.ok) throw new Error(`Kept rules cannot be read.\n${made.findings.map(findingLine).join('\n')}`);
  return made.ruleSet;
}

export const editRules = ({ texts, edit, everUsed }: EditTask): Edited => applyEdit(texts, edit, everUsed);

/** A row that the draft took away may come back under its id. */
export function replaceAll({ base, texts, given, everUsed }: ReplaceTask): Edited {
  const known = new Set(compiled(base).rows.map(({ row }) => row.id));
  return replaceRules(
    texts,
    given,
    everUsed.filter((id) => !known.has(id)),
  );
}

export const fileOfRules = ({ texts, as }: FileTask): string =>
  as === 'dmn' ? toDmn(compiled(texts).files) : rulesAsFile(texts);

export function lookAtDraft({ base, texts, table, words }: LookTask): Look {
  const [before, after] = [compiled(base), compiled(texts)];
  const { files, version } = after;
  const tables = files.policy.tables.map((id) => ({
    id,
    title: files.tables[id]?.title ?? id,
    lock: lockOf(files, id),
  }));
  return {
    ...{ ...changesBetween(before, after), version, tables },
    table: table === null ? null : tableView(after, table),
    words: words ? wordsView(files) : null,
  };
}

/** Everything that keeps a draft from being published, a line each. Rows of groups that are not locked may go. */
export function faultsOfDraft({ base, texts }: Pick<LookTask, 'base' | 'texts'>): string[] {
  const read = importRuleSet(texts);
  const made = read.ok ? compileRuleSet(read.files) : read;
  if (!made.ok) return made.findings.map(findingLine);
  const before = compiled(base).files;
  const tableOf = (file: string): string | undefined => /^tables\/(.+)\.json$/.exec(file)?.[1];
  const taken = checkAgainst(before, made.ruleSet.files).filter(({ kind, file }) => {
    const table = tableOf(file);
    return kind !== 'removed' || table === undefined || lockOf(before, table) !== null;
  });
  return [...taken, ...checkRuleSet(made.ruleSet.files).findings].map(findingLine);
}
