import { nearestChoice } from '../nearest-choice.ts';
import { SINGLE_FILES, type Finding, type RuleFiles } from '../rule-files.ts';
import { readSource, type ReadFiles } from './read-source.ts';
import { serialise } from './serialise.ts';
import { memorySource } from './source.ts';

const SINGLE_PATHS = Object.keys(SINGLE_FILES).map((name) => `${name}.json`);
const FOLDERS = /^(tables|cases|wording)\/[^/]+\.json$/;

/** Files that belong to no rule set: passing over one in silence would lose what somebody meant to bring in. */
function strangers(paths: readonly string[]): Finding[] {
  return paths
    .filter((path) => !SINGLE_PATHS.includes(path) && !FOLDERS.test(path))
    .map((file) => {
      const near = nearestChoice(file, SINGLE_PATHS);
      const hint = near === null ? '' : ` Did you mean "${near}"?`;
      return { kind: 'bad-file', file, message: `This file is not part of a rule set.${hint}` };
    });
}

/**
 * Reads a rule set from texts by path, such as `tables/queue.json`. The same checks and findings as from a directory, and
 * the same version for the same texts; in addition every text must have its place.
 */
export function importRuleSet(texts: Readonly<Record<string, string>>): ReadFiles {
  const unplaced = strangers(Object.keys(texts));
  const read = readSource(memorySource(texts));
  if (unplaced.length === 0) return read;
  return { ok: false, findings: [...unplaced, ...(read.ok ? [] : read.findings)] };
}

/** Writes a rule set as texts by path, in the one format of the repository. Importing them gives an equal rule set. */
export function exportRuleSet(files: RuleFiles): Record<string, string> {
  const { tables, cases, wording, keywords } = files;
  const { policy, vocabulary, settings, services, guards, hours, phones, places } = files;
  const single = { policy, vocabulary, settings, services, guards, hours, phones, places };
  const contents: [string, unknown][] = [
    ...Object.entries({ ...single, 'lists/safety-keywords': keywords }),
    ...Object.entries({ tables, cases, wording }).flatMap(([folder, many]) =>
      Object.entries(many).map(([name, content]): [string, unknown] => [`${folder}/${name}`, content]),
    ),
  ];
  return Object.fromEntries(contents.map(([name, content]) => [`${name}.json`, serialise(content)]));
}
