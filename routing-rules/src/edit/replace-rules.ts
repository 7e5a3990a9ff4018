/**
 * A whole set of rules in the place of another one, as a file that was downloaded and changed elsewhere brings it. Pure, and all or
 * nothing: what cannot be read, or goes beyond what a page lets people change, leaves everything as it was.
 */
import { compileRuleSet } from '../compile.ts';
import { exportRuleSet, importRuleSet } from '../import/import-rule-set.ts';
import { serialise } from '../import/serialise.ts';
import type { Finding, RuleFiles } from '../rule-files.ts';
import type { Edited } from './apply-edit.ts';
import { beyondLocks } from './beyond-locks.ts';

type Texts = Readonly<Record<string, string>>;

/** A set of rules as one JSON file: the files by their paths, each as it is written by itself. */
export function rulesAsFile(texts: Texts): string {
  const parts = Object.entries(texts).map(([path, text]) => `${JSON.stringify(path)}: ${text.trimEnd()}`);
  return `{\n${parts.join(',\n')}\n}\n`;
}

/** Ids that rows had once and have no longer stay with those: stored reasons name them. */
function reused(now: RuleFiles, given: RuleFiles, taken: ReadonlySet<string>): Finding[] {
  const idsOf = (files: RuleFiles) =>
    Object.entries(files.tables).flatMap(([name, { rows }]) => rows.map(({ id }) => ({ name, id })));
  const known = new Set(idsOf(now).map(({ id }) => id));
  return idsOf(given)
    .filter(({ id }) => taken.has(id) && !known.has(id))
    .map(({ name, id }) => ({
      ...{ kind: 'reused-id', file: `tables/${name}.json`, row: id },
      message: 'A row that is gone had this id. Give the new row an id that no row ever had.',
    }));
}

/** `given` are the files by their paths, as JSON. `taken` are the ids that rows ever had, but for those that may come back. */
export function replaceRules(texts: Texts, given: Readonly<Record<string, unknown>>, taken: Iterable<string>): Edited {
  const before = importRuleSet(texts);
  if (!before.ok) return before;
  const read = importRuleSet(Object.fromEntries(Object.entries(given).map(([path, one]) => [path, serialise(one)])));
  if (!read.ok) return read;
  const compiled = compileRuleSet(read.files);
  if (!compiled.ok) return compiled;
  const findings = [...beyondLocks(before.files, read.files), ...reused(before.files, read.files, new Set(taken))];
  return findings.length > 0 ? { ok: false, findings } : { ok: true, texts: exportRuleSet(read.files) };
}
