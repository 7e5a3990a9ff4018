import * as z from 'zod';
import { nearestChoice } from './nearest-choice.ts';
import type { Column } from './vocabulary.ts';

/** A cell before number thresholds are cut: which values, which set members, or which part of the number line it accepts. */
export type Cell =
  | { kind: 'values'; accept: readonly boolean[] }
  | { kind: 'set'; any: readonly number[]; all: readonly number[]; none: readonly number[] }
  | { kind: 'range'; low: number; lowIn: boolean; high: number; highIn: boolean; known: boolean; unknown: boolean };

export type ReadCell = { ok: true; cell: Cell } | { ok: false; expected: string };

const choiceList = z.union([z.string().transform((one) => [one]), z.array(z.string()).min(1)]);
const choiceCell = z.union([choiceList, z.strictObject({ not: z.array(z.string()).min(1) })]);
const setCell = z.union([
  z.strictObject({ empty: z.boolean() }),
  z.strictObject({
    hasAny: z.array(z.string()).min(1).optional(),
    hasAll: z.array(z.string()).min(1).optional(),
    hasNone: z.array(z.string()).min(1).optional(),
  }),
]);
const threshold = z.union([z.number(), z.strictObject({ setting: z.string() })]);
const rangeCell = z.strictObject({
  gte: threshold.optional(),
  gt: threshold.optional(),
  lt: threshold.optional(),
  lte: threshold.optional(),
  orUnknown: z.literal(true).optional(),
});

const numberCell = z.union([z.number(), rangeCell]);
const notCell = z.strictObject({ not: z.array(z.unknown()) });

const refuse = (expected: string): ReadCell => ({ ok: false, expected });

function unknownChoice(column: Column, word: string): ReadCell {
  const near = nearestChoice(word, column.values);
  const hint = near === null ? `Choose from: ${column.values.join(', ')}.` : `Did you mean "${near}"?`;
  return refuse(`"${word}" is not one of the choices of ${column.label}. ${hint}`);
}

function readChoice(column: Column, raw: unknown): ReadCell {
  const parsed = choiceCell.safeParse(raw);
  if (!parsed.success) return refuse(`Enter a choice, a list of choices, or {"not": [...]}.`);
  const negated = !Array.isArray(parsed.data);
  const words = Array.isArray(parsed.data) ? parsed.data : parsed.data.not;
  const stray = words.find((word) => !column.values.includes(word));
  if (stray !== undefined) return unknownChoice(column, stray);
  return {
    ok: true,
    cell: { kind: 'values', accept: column.values.map((value) => words.includes(value) !== negated) },
  };
}

const asWord = (value: unknown): unknown => (value === true ? 'yes' : value === false ? 'no' : value);

/** Yes/no cells are written `true`, `false`, `"unknown"`, a list of these, or `{"not": [...]}`. */
function readYesNo(column: Column, raw: unknown): ReadCell {
  const listed = Array.isArray(raw) ? raw.map(asWord) : asWord(raw);
  const negated = notCell.safeParse(listed);
  return readChoice(column, negated.success ? { not: negated.data.not.map(asWord) } : listed);
}

function readSet(column: Column, raw: unknown): ReadCell {
  const parsed = setCell.safeParse(raw);
  if (!parsed.success) return refuse('Enter {"empty": true or false}, or lists under "hasAny", "hasAll" or "hasNone".');
  const everyMember = column.values.map((_, index) => index);
  if ('empty' in parsed.data) {
    const { empty } = parsed.data;
    return { ok: true, cell: { kind: 'set', any: empty ? [] : everyMember, all: [], none: empty ? everyMember : [] } };
  }
  const { hasAny = [], hasAll = [], hasNone = [] } = parsed.data;
  const stray = [...hasAny, ...hasAll, ...hasNone].find((word) => !column.values.includes(word));
  if (stray !== undefined) return unknownChoice(column, stray);
  const indices = (words: string[]): number[] => words.map((word) => column.values.indexOf(word));
  return { ok: true, cell: { kind: 'set', any: indices(hasAny), all: indices(hasAll), none: indices(hasNone) } };
}

type Settings = ReadonlyMap<string, number>;
type Range = z.infer<typeof rangeCell>;

const WHOLE_LINE = { kind: 'range', low: -Infinity, lowIn: false, high: Infinity, highIn: false } as const;

/** The figures of a range with its settings looked up, or the name of a setting that does not exist. */
function resolveLimits(range: Range, settings: Settings): Map<string, number> | { stray: string } {
  const limits = new Map<string, number>();
  for (const [end, limit] of Object.entries(range)) {
    if (typeof limit === 'boolean') continue;
    const value = typeof limit === 'object' ? settings.get(limit.setting) : limit;
    if (value === undefined) return { stray: typeof limit === 'object' ? limit.setting : '' };
    limits.set(end, value);
  }
  return limits;
}

function readNumber(column: Column, raw: unknown, settings: Settings): ReadCell {
  if (raw === 'unknown') return { ok: true, cell: { ...WHOLE_LINE, known: false, unknown: true } };
  if (raw === 'known') return { ok: true, cell: { ...WHOLE_LINE, known: true, unknown: false } };
  const size = column.whole ? 'a whole number' : 'a number';
  const expected = `Enter ${size} from ${column.min} to ${column.max}, "known", "unknown", or "gte", "gt", "lte", "lt".`;
  const parsed = numberCell.safeParse(raw);
  if (!parsed.success) return refuse(expected);
  const range: Range = typeof parsed.data === 'number' ? { gte: parsed.data, lte: parsed.data } : parsed.data;
  const limits = resolveLimits(range, settings);
  if ('stray' in limits) {
    const near = nearestChoice(limits.stray, settings.keys());
    return refuse(`"${limits.stray}" is not a setting.${near === null ? '' : ` Did you mean "${near}"?`}`);
  }
  const fits = [...limits.values()].every(
    (limit) => limit >= column.min && limit <= column.max && (!column.whole || Number.isInteger(limit)),
  );
  const twice = (limits.has('gte') && limits.has('gt')) || (limits.has('lte') && limits.has('lt'));
  if (limits.size === 0 || !fits || twice) return refuse(expected);
  return {
    ok: true,
    cell: {
      kind: 'range',
      low: limits.get('gte') ?? limits.get('gt') ?? -Infinity,
      lowIn: limits.has('gte'),
      high: limits.get('lte') ?? limits.get('lt') ?? Infinity,
      highIn: limits.has('lte'),
      known: true,
      unknown: range.orUnknown === true,
    },
  };
}

/** Reads one cell against its column. A refusal says what is expected there, with the nearest choice for a mistyped word. */
export function readCell(column: Column, raw: unknown, settings: Settings): ReadCell {
  switch (column.kind) {
    case 'choice':
      return readChoice(column, raw);
    case 'yes-no':
      return readYesNo(column, raw);
    case 'set':
      return readSet(column, raw);
    case 'number':
      return readNumber(column, raw, settings);
  }
}
