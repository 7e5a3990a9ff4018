import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as z from 'zod';
import { compileRuleSet, type RuleSet } from './compile.ts';
import { nearestChoice } from './nearest-choice.ts';
import { SINGLE_FILES, wordingSchema, type Finding, type RuleFiles } from './rule-files.ts';
import { casesSchema, tableSchema } from './table-format.ts';

/** The rule set that ships with this package; the same place seen from `src` and from `dist`. */
const SHIPPED = fileURLToPath(new URL('../', import.meta.url));

export type ReadFiles = { ok: true; files: RuleFiles } | { ok: false; findings: Finding[] };

/** Which row of a file an error sits in, when the path of the error passes through one. */
function rowAt(json: unknown, path: readonly PropertyKey[]): string | undefined {
  let at: unknown = json;
  let row: string | undefined;
  for (const step of path) {
    at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined;
    if (typeof at === 'object' && at !== null && 'id' in at && typeof at.id === 'string') row = at.id;
  }
  return row;
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, step) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined),
    json,
  );
}

function findingOf(file: string, json: unknown, issue: z.core.$ZodIssue): Finding {
  const row = rowAt(json, issue.path);
  const value = valueAt(json, issue.path);
  const choices = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  const near = typeof value === 'string' ? nearestChoice(value, choices) : null;
  const message =
    issue.code === 'invalid_value'
      ? `${JSON.stringify(value)} is not one of the choices. ${near === null ? `Choose from: ${choices.join(', ')}.` : `Did you mean "${near}"?`}`
      : issue.message;
  const cell = issue.path.map(String).join('.');
  return { kind: 'bad-file', file, ...(row === undefined ? {} : { row }), cell, message };
}

/** Where the files of a rule set come from: a folder, or texts that were kept. Paths use `/`. */
interface FileSource {
  /** Null when there is no such file. */
  text(path: string): string | null;
  /** The names of the files of a folder; none when there is no such folder. */
  names(folder: string): string[];
}

function folderSource(directory: string): FileSource {
  return {
    text: (path) => (existsSync(join(directory, path)) ? readFileSync(join(directory, path), 'utf8') : null),
    names: (folder) => (existsSync(join(directory, folder)) ? readdirSync(join(directory, folder)) : []),
  };
}

function textSource(texts: Readonly<Record<string, string>>): FileSource {
  return {
    text: (path) => texts[path] ?? null,
    names: (folder) =>
      Object.keys(texts)
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1)),
  };
}

class Reader {
  readonly findings: Finding[] = [];
  readonly #source: FileSource;
  readonly #hash = createHash('sha256');

  constructor(source: FileSource) {
    this.#source = source;
  }

  /** Reads and checks one file; a file that cannot be read leaves a finding and gives null. */
  read<T>(name: string, schema: z.ZodType<T>): T | null {
    const file = `${name}.json`;
    const text = this.#source.text(file);
    if (text === null) {
      this.findings.push({ kind: 'bad-file', file, message: 'The file is missing.' });
      return null;
    }
    this.#hash.update(`${file}\n${text.length}\n${text}`);
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch (error) {
      this.findings.push({ kind: 'bad-file', file, message: `Not JSON: ${String(error)}` });
      return null;
    }
    const parsed = schema.safeParse(json);
    if (parsed.success) return parsed.data;
    this.findings.push(...parsed.error.issues.map((issue) => findingOf(file, json, issue)));
    return null;
  }

  readAll<T>(folder: string, schema: z.ZodType<T>): Record<string, T> {
    const names = this.#source.names(folder).filter((name) => name.endsWith('.json'));
    return Object.fromEntries(
      names.sort().flatMap((name) => {
        const id = basename(name, '.json');
        const content = this.read(`${folder}/${id}`, schema);
        return content === null ? [] : [[id, content]];
      }),
    );
  }

  version(label: string): string {
    return `${label}+${this.#hash.digest('hex').slice(0, 12)}`;
  }
}

/** Reads every file of a rule set. Whatever is wrong comes back as findings that name the file, the row and the cell. */
export function readRuleFiles(directory: string = SHIPPED): ReadFiles {
  return readFrom(folderSource(directory));
}

/** The same for the texts of the files by path, such as `tables/b-route.json`: what was kept, or what is being imported. */
export function importRuleSet(texts: Readonly<Record<string, string>>): ReadFiles {
  return readFrom(textSource(texts));
}

function readFrom(source: FileSource): ReadFiles {
  const reader = new Reader(source);
  const policy = reader.read('policy', SINGLE_FILES.policy);
  const vocabulary = reader.read('vocabulary', SINGLE_FILES.vocabulary);
  const settings = reader.read('settings', SINGLE_FILES.settings);
  const services = reader.read('services', SINGLE_FILES.services);
  const guards = reader.read('guards', SINGLE_FILES.guards);
  const hours = reader.read('hours', SINGLE_FILES.hours);
  const phones = reader.read('phones', SINGLE_FILES.phones);
  const places = reader.read('places', SINGLE_FILES.places);
  const keywords = reader.read('lists/safety-keywords', SINGLE_FILES['lists/safety-keywords']);
  const tables = reader.readAll('tables', tableSchema);
  const cases = reader.readAll('cases', casesSchema);
  const wording = reader.readAll('wording', wordingSchema);
  if (
    reader.findings.length > 0 ||
    !policy ||
    !vocabulary ||
    !settings ||
    !services ||
    !guards ||
    !hours ||
    !phones ||
    !places ||
    !keywords
  ) {
    return { ok: false, findings: reader.findings };
  }
  const version = reader.version(policy.label);
  return {
    ok: true,
    files: {
      policy,
      vocabulary,
      settings,
      services,
      guards,
      hours,
      phones,
      places,
      keywords,
      tables,
      cases,
      wording,
      version,
    },
  };
}

/** One finding as a line for a terminal or a log: file, row, cell, then what is wrong. */
export function findingLine(finding: Finding): string {
  const place = [finding.file, finding.row, finding.cell].filter((part) => part !== undefined).join(' · ');
  return `${place}: ${finding.message}`;
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
