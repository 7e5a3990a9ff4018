/** A set of rules as the texts of its files: how it is read from a folder, and how it is kept for ever. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Text by path, such as `tables/b-route.json`. */
export type RuleTexts = Readonly<Record<string, string>>;

/** The folders that hold one file of a kind each; every other file of a rule set stands beside them. */
const FOLDERS = ['tables', 'cases', 'wording', 'lists'];
const NO_RULES = ['package.json', 'tsconfig.json', 'traceability.json'];

const jsonIn = (directory: string, folder: string): string[] =>
  readdirSync(join(directory, folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => (folder === '' ? name : `${folder}/${name}`));

/** Reads every rule file below a folder, in the order of their paths. Throws when there is no such folder. */
export function readRuleTexts(directory: string): RuleTexts {
  const paths = ['', ...FOLDERS].flatMap((folder) => jsonIn(directory, folder));
  const rules = paths.filter((path) => !NO_RULES.includes(path)).sort();
  return Object.fromEntries(rules.map((path) => [path, readFileSync(join(directory, path), 'utf8')]));
}
