import type { RuleSet } from '../compile.ts';
import type { Column } from '../vocabulary.ts';

type Json = Readonly<Record<string, unknown>>;
type Settings = RuleSet['settings'];

const isObject = (raw: unknown): raw is Json => typeof raw === 'object' && raw !== null && !Array.isArray(raw);
const listOf = (raw: unknown): readonly unknown[] => (Array.isArray(raw) ? (raw as unknown[]) : [raw]);

/** The FEEL type of a fact. Yes/no facts and numbers that are not known are null; an unknown choice is a word. */
export function feelType(column: Column): 'string' | 'boolean' | 'number' | 'Any' {
  switch (column.kind) {
    case 'choice':
      return 'string';
    case 'yes-no':
      return 'boolean';
    case 'number':
      return 'number';
    case 'set':
      return 'Any';
  }
}

/** How FEEL reaches a fact. The route is decided by another decision of the same model. */
export const feelPath = (path: string): string => (path === 'decision.route' ? 'routed.route' : path);

/**
 * A value of a row as a FEEL literal: text, number, list or context. `{"fact": "service.id"}` becomes the fact itself,
 * `{"setting": "busyWaiting"}` its figure.
 */
export function feelLiteral(value: unknown, settings: Settings): string {
  if (Array.isArray(value)) return `[${value.map((one) => feelLiteral(one, settings)).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value ?? null);
  if (typeof value.fact === 'string') return value.fact;
  if (typeof value.setting === 'string') return String(settings.get(value.setting) ?? null);
  const entries = Object.entries(value).map(([key, part]) => `"${key}": ${feelLiteral(part, settings)}`);
  return `{${entries.join(', ')}}`;
}

function wordTest(word: unknown, column: Column): string {
  if (column.kind !== 'yes-no') return JSON.stringify(word);
  if (word === true || word === 'yes') return 'true';
  return word === false || word === 'no' ? 'false' : 'null';
}

function choiceTest(column: Column, raw: unknown): string {
  const negated = isObject(raw);
  const words = listOf(negated ? raw.not : raw).map((word) => wordTest(word, column));
  return negated ? `not(${words.join(', ')})` : words.join(', ');
}

function setTest(raw: Json): string {
  if ('empty' in raw) return raw.empty === true ? 'count(?) = 0' : 'count(?) > 0';
  const holds = (words: unknown): string[] =>
    words === undefined ? [] : listOf(words).map((word) => `list contains(?, ${JSON.stringify(word)})`);
  const any = holds(raw.hasAny).join(' or ');
  const parts = [
    ...(any === '' ? [] : [`(${any})`]),
    ...holds(raw.hasAll),
    ...holds(raw.hasNone).map((test) => `not(${test})`),
  ];
  return parts.length === 0 ? '-' : parts.join(' and ');
}

/** Matches no number and not null either: FEEL reads an interval that ends before it starts the other way round. */
const NO_NUMBER = 'not(null, >= 0, < 0)';

function numberTest(raw: unknown, settings: Settings): string {
  if (raw === 'unknown') return 'null';
  if (raw === 'known') return 'not(null)';
  if (!isObject(raw)) return String(raw);
  const figure = (end: string): string | null => (end in raw ? feelLiteral(raw[end], settings) : null);
  const low = figure('gte') ?? figure('gt');
  const high = figure('lte') ?? figure('lt');
  const [open, close] = ['gte' in raw ? '[' : '(', 'lte' in raw ? ']' : ')'];
  const above = `${open === '[' ? '>=' : '>'} ${low ?? ''}`;
  const below = `${close === ']' ? '<=' : '<'} ${high ?? ''}`;
  const between = Number(low) > Number(high) ? null : `${open}${low ?? ''}..${high ?? ''}${close}`;
  const known = low !== null && high !== null ? between : low === null ? below : above;
  if (raw.orUnknown === true) return known === null ? 'null' : `${known}, null`;
  return known ?? NO_NUMBER;
}

/** One cell as FEEL unary tests; a cell that is not there is "-". The cell must be one that the rule set can read. */
export function feelTest(column: Column, raw: unknown, settings: Settings): string {
  if (raw === undefined) return '-';
  switch (column.kind) {
    case 'choice':
    case 'yes-no':
      return choiceTest(column, raw);
    case 'set':
      return setTest(isObject(raw) ? raw : {});
    case 'number':
      return numberTest(raw, settings);
  }
}
