import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileRuleSet, type RuleSet } from './compile.ts';
import { readSource, type ReadFiles } from './import/read-source.ts';
import type { FileSource } from './import/source.ts';
import type { Finding } from './rule-files.ts';

/** The rule set that ships with this package; the same place seen from `src` and from `dist`. */
const SHIPPED = fileURLToPath(new URL('../', import.meta.url));

function directorySource(directory: string): FileSource {
  return {
    read: (path) => {
      const place = join(directory, path);
      return existsSync(place) ? readFileSync(place, 'utf8') : null;
    },
    list: (folder) => {
      const place = join(directory, folder);
      return existsSync(place) ? readdirSync(place) : [];
    },
  };
}

/** Reads every file of a rule set in a directory. Findings name the file, the row and the cell. */
export function readRuleFiles(directory: string = SHIPPED): ReadFiles {
  return readSource(directorySource(directory));
}

/** One finding as a line for a terminal, a log or whoever changed a file: file, row, cell, then what is wrong. */
export function findingLine(finding: Finding): string {
  const place = [finding.file, finding.row, finding.cell].filter((part) => part !== undefined).join(' · ');
  const written = finding.written === undefined ? '' : ` The files write ${finding.written}.`;
  return `${place}: ${finding.message}${written}`;
}

/**
 * Loads the shipped rule set, or the one in a directory. A rule set that cannot be compiled throws with every finding: the
 * program must not start on half a policy. Use `readRuleFiles` and `compileRuleSet` where a broken draft is expected.
 */
export function loadRuleSet(directory?: string): RuleSet {
  const read = readRuleFiles(directory);
  const compiled = read.ok ? compileRuleSet(read.files) : read;
  if (!compiled.ok) throw new Error(`The rule set cannot be used.\n${compiled.findings.map(findingLine).join('\n')}`);
  return compiled.ruleSet;
}
