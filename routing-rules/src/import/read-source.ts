import { createHash } from 'node:crypto';
import type * as z from 'zod';
import { SINGLE_FILES, wordingSchema, type Finding, type RuleFiles } from '../rule-files.ts';
import { casesSchema, tableSchema } from '../table-format.ts';
import { findingOf } from './finding-of.ts';
import type { FileSource } from './source.ts';

export type ReadFiles = { ok: true; files: RuleFiles } | { ok: false; findings: Finding[] };

const FILE_NAME = /^[A-Za-z0-9-]+\.json$/;

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
    const text = this.#source.read(file);
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
    // The schemas change nothing. The object as it was written keeps its order, so that it can be written back the same.
    if (parsed.success) return json as T;
    this.findings.push(...parsed.error.issues.map((issue) => findingOf(file, json, issue)));
    return null;
  }

  readAll<T>(folder: string, schema: z.ZodType<T>): Record<string, T> {
    const names = this.#source.list(folder).filter((name) => name.endsWith('.json'));
    return Object.fromEntries(
      names.sort().flatMap((name) => {
        if (!FILE_NAME.test(name)) {
          const message = 'The name of a file has letters, figures and dashes.';
          this.findings.push({ kind: 'bad-file', file: `${folder}/${name}`, message });
          return [];
        }
        const id = name.slice(0, -'.json'.length);
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
export function readSource(source: FileSource): ReadFiles {
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
  const { findings } = reader;
  if (!policy || !vocabulary || !settings || !services || !guards || !hours || !phones || !places || !keywords) {
    return { ok: false, findings };
  }
  if (findings.length > 0) return { ok: false, findings };
  const version = reader.version(policy.label);
  const single = { policy, vocabulary, settings, services, guards, hours, phones, places, keywords };
  return { ok: true, files: { ...single, tables, cases, wording, version } };
}
