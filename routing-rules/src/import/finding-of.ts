import type * as z from 'zod';
import { nearestChoice } from '../nearest-choice.ts';
import type { Finding } from '../rule-files.ts';

type Path = readonly PropertyKey[];

const stepInto = (at: unknown, step: PropertyKey): unknown =>
  typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined;

/** Which row of a file an error sits in, when the path of the error passes through one. */
function rowAt(json: unknown, path: Path): string | undefined {
  let at: unknown = json;
  let row: string | undefined;
  for (const step of path) {
    at = stepInto(at, step);
    if (typeof at === 'object' && at !== null && 'id' in at && typeof at.id === 'string') row = at.id;
  }
  return row;
}

/** The words that are allowed at a place where the schema has a closed list. */
function choicesAt(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  // Of a list of kinds the issue names the kinds, though its type does not say so.
  return 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
}

/** What a schema found wrong, in words for whoever edits the file: file, row, cell, what is expected, what is nearest. */
export function findingOf(file: string, json: unknown, issue: z.core.$ZodIssue): Finding {
  const row = rowAt(json, issue.path);
  const value = issue.path.reduce(stepInto, json);
  const choices = choicesAt(issue);
  const near = typeof value === 'string' ? nearestChoice(value, choices) : null;
  const hint = near === null ? `Choose from: ${choices.join(', ')}.` : `Did you mean "${near}"?`;
  const given = value === undefined ? 'Nothing' : JSON.stringify(value);
  const message = choices.length === 0 ? issue.message : `${given} is not one of the choices. ${hint}`;
  return {
    kind: 'bad-file',
    file,
    ...(row === undefined ? {} : { row }),
    cell: issue.path.map(String).join('.'),
    message,
  };
}
