import { nearestChoice } from './nearest-choice.ts';
import type { Column } from './vocabulary.ts';

/** A cell before number thresholds are cut: which values, which set members, or which part of the number line it accepts. */
export type Cell =
  | { kind: 'values'; accept: readonly boolean[] }
  | { kind: 'set'; any: readonly number[]; all: readonly number[]; none: readonly number[] }
  | { kind: 'range'; low: number; lowIn: boolean; high: number; highIn: boolean; known: boolean; unknown: boolean };

/** What is expected in plain words, and how the files write it, for whoever edits those. */
interface Expected {
  expected: string;
  written?: string;
}
export type ReadCell = { ok: true; cell: Cell } | ({ ok: false } & Expected);

type Settings = ReadonlyMap<string, number>;
type Json = Readonly<Record<string, unknown>>;

const SET_KEYS = ['hasAny', 'hasAll', 'hasNone'] as const;
const ENDS = ['gte', 'gt', 'lt', 'lte'] as const;

const refuse = (expected: string, written?: string): ReadCell => ({
  ok: false,
  expected,
  ...(written !== undefined && { written }),
});

const isObject = (raw: unknown): raw is Json => typeof raw === 'object' && raw !== null && !Array.isArray(raw);
const isWords = (raw: unknown): raw is string[] =>
  Array.isArray(raw) && raw.length > 0 && raw.every((one) => typeof one === 'string');

const hintFor = (word: string, choices: readonly string[]): string => {
  const near = nearestChoice(word, choices);
  return near === null ? `Choose from: ${choices.join(', ')}.` : `Did you mean "${near}"?`;
};

/** The first key of an object that does not belong there, with the nearest that does. */
function strayKey(raw: Json, column: Column, known: readonly string[]): ReadCell | null {
  const stray = Object.keys(raw).find((key) => !known.includes(key));
  return stray === undefined
    ? null
    : refuse(`"${stray}" is not a way to ask for ${column.label}. ${hintFor(stray, known)}`);
}

function unknownChoice(column: Column, word: string): ReadCell {
  return refuse(`"${word}" is not one of the choices of ${column.label}. ${hintFor(word, column.values)}`);
}

const asWord = (value: unknown): unknown => (value === true ? 'yes' : value === false ? 'no' : value);

/** Choices are written `"a"`, `["a", "b"]` or `{"not": ["a"]}`; yes/no cells may also say `true` and `false`. */
function readChoice(column: Column, raw: unknown): ReadCell {
  if (isObject(raw)) {
    const stray = strayKey(raw, column, ['not']);
    if (stray !== null) return stray;
  }
  const negated = isObject(raw);
  const given = negated ? raw.not : raw;
  const listed = negated || Array.isArray(given) ? given : [given];
  const words: unknown =
    column.kind === 'yes-no' && Array.isArray(listed) ? listed.map((one: unknown) => asWord(one)) : listed;
  if (!isWords(words)) {
    const choices = column.kind === 'yes-no' ? 'true, false, "unknown"' : `one of ${column.values.join(', ')}`;
    return refuse(`${column.label}: choose at least one.`, `${choices}, a list of these, or {"not": [...]}`);
  }
  const stray = words.find((word) => !column.values.includes(word));
  if (stray !== undefined) return unknownChoice(column, stray);
  return {
    ok: true,
    cell: { kind: 'values', accept: column.values.map((value) => words.includes(value) !== negated) },
  };
}

function readSet(column: Column, raw: unknown): ReadCell {
  const refused = refuse(
    `${column.label}: choose at least one, or say that it is empty or has at least one.`,
    '{"empty": true or false}, or lists under "hasAny", "hasAll" or "hasNone"',
  );
  if (!isObject(raw)) return refused;
  const everyMember = column.values.map((_, index) => index);
  if ('empty' in raw) {
    const { empty, ...rest } = raw;
    if (typeof empty !== 'boolean' || Object.keys(rest).length > 0) return refused;
    return { ok: true, cell: { kind: 'set', any: empty ? [] : everyMember, all: [], none: empty ? everyMember : [] } };
  }
  const strayed = strayKey(raw, column, ['empty', ...SET_KEYS]);
  if (strayed !== null) return strayed;
  const parts: number[][] = [];
  for (const key of SET_KEYS) {
    const words = raw[key];
    if (words !== undefined && !isWords(words)) return refused;
    const stray = words?.find((word) => !column.values.includes(word));
    if (stray !== undefined) return unknownChoice(column, stray);
    parts.push((words ?? []).map((word) => column.values.indexOf(word)));
  }
  const [any = [], all = [], none = []] = parts;
  return { ok: true, cell: { kind: 'set', any, all, none } };
}

const WHOLE_LINE = { kind: 'range', low: -Infinity, lowIn: false, high: Infinity, highIn: false } as const;

const isSetting = (raw: unknown): raw is { setting: string } =>
  isObject(raw) && typeof raw.setting === 'string' && Object.keys(raw).length === 1;

/** What a number column takes, with its range; `raw` is what was given instead, where that is one thing. */
function numberRefused(column: Column, raw?: unknown): { ok: false } & Expected {
  const size = column.whole ? 'a whole number' : 'a number';
  const range =
    column.max === Number.MAX_SAFE_INTEGER ? `${column.min} or more` : `from ${column.min} to ${column.max}`;
  const given = raw === undefined ? '' : raw === '' ? 'Nothing was entered. ' : `${JSON.stringify(raw)} does not fit. `;
  const limits = 'alone or as a limit: at least, more than, at most, less than';
  return {
    ok: false,
    expected: `${given}${column.label}: enter ${size} ${range}, ${limits}.`,
    written: 'a number, "known", "unknown", or limits under "gte", "gt", "lte", "lt"',
  };
}

/** One end of a range: a figure, a setting looked up, or what is wrong with it. */
function readLimit(column: Column, raw: unknown, settings: Settings): number | ({ ok: false } & Expected) {
  if (isSetting(raw) && !settings.has(raw.setting)) {
    return { ok: false, expected: `"${raw.setting}" is not a setting. ${hintFor(raw.setting, [...settings.keys()])}` };
  }
  const value = isSetting(raw) ? settings.get(raw.setting) : raw;
  const fits =
    typeof value === 'number' &&
    value >= column.min &&
    value <= column.max &&
    (!column.whole || Number.isInteger(value));
  return fits ? value : numberRefused(column, raw);
}

function readRange(column: Column, raw: Json, settings: Settings): ReadCell {
  const stray = strayKey(raw, column, [...ENDS, 'orUnknown']);
  if (stray !== null) return stray;
  const limits = new Map<string, number>();
  for (const end of ENDS) {
    if (raw[end] === undefined) continue;
    const limit = readLimit(column, raw[end], settings);
    if (typeof limit === 'object') return limit;
    limits.set(end, limit);
  }
  const twice = (limits.has('gte') && limits.has('gt')) || (limits.has('lte') && limits.has('lt'));
  const { orUnknown } = raw;
  if (limits.size === 0 || twice || (orUnknown !== undefined && orUnknown !== true)) {
    return numberRefused(column);
  }
  return {
    ok: true,
    cell: {
      kind: 'range',
      low: limits.get('gte') ?? limits.get('gt') ?? -Infinity,
      lowIn: limits.has('gte'),
      high: limits.get('lte') ?? limits.get('lt') ?? Infinity,
      highIn: limits.has('lte'),
      known: true,
      unknown: orUnknown === true,
    },
  };
}

function readNumber(column: Column, raw: unknown, settings: Settings): ReadCell {
  if (raw === 'unknown') return { ok: true, cell: { ...WHOLE_LINE, known: false, unknown: true } };
  if (raw === 'known') return { ok: true, cell: { ...WHOLE_LINE, known: true, unknown: false } };
  if (isObject(raw)) return readRange(column, raw, settings);
  if (typeof raw === 'number') return readRange(column, { gte: raw, lte: raw }, settings);
  const near = typeof raw === 'string' ? nearestChoice(raw, ['known', 'unknown']) : null;
  return near === null
    ? numberRefused(column, raw)
    : refuse(`"${String(raw)}" is not a word for ${column.label}. Did you mean "${near}"?`);
}

/** Reads one cell against its column. A refusal says what is expected there, with the nearest choice for a mistyped word. */
export function readCell(column: Column, raw: unknown, settings: Settings): ReadCell {
  switch (column.kind) {
    case 'choice':
    case 'yes-no':
      return readChoice(column, raw);
    case 'set':
      return readSet(column, raw);
    case 'number':
      return readNumber(column, raw, settings);
  }
}
