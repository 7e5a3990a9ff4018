/** Reads the forms of this package. The only file of the package that reads the disk. */
import { readdirSync, readFileSync } from 'node:fs';
import { formSchema } from './definition.ts';
import type { Form } from './definition.ts';
import { streetSchema } from './gazetteer.ts';
import type { Street } from './gazetteer.ts';
import * as z from 'zod';

const DATA = new URL('../data/', import.meta.url);

/** Every e-form, in alphabetical order of its file. Throws when a file does not hold what it should. */
export function loadForms(): Form[] {
  const files = readdirSync(new URL('forms/', DATA)).filter((name) => name.endsWith('.json'));
  return files.sort().map((name) => formSchema.parse(read(`forms/${name}`)));
}

/** The streets of the demonstration council: fictional, and placed in the sea so that no real place is meant. */
export function loadDemonstrationStreets(): Street[] {
  return z.strictObject({ note: z.string(), streets: z.array(streetSchema) }).parse(read('gazetteer.json')).streets;
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, DATA), 'utf8'));
}
