import type { Column } from '../vocabulary.ts';

/** One small change: what was done, in words, and what stands there afterwards. */
export interface Change<T> {
  words: string;
  value: T;
}

type Json = Readonly<Record<string, unknown>>;
type Settings = ReadonlyMap<string, number>;

const SET_KEYS = ['hasAny', 'hasAll', 'hasNone'];
const ENDS = ['gte', 'gt', 'lt', 'lte'];

const isObject = (raw: unknown): raw is Json => typeof raw === 'object' && raw !== null && !Array.isArray(raw);
const inWords = (value: unknown): string => JSON.stringify(value);
const becomes = (value: unknown): Change<unknown> => ({ words: `becomes ${inWords(value)}`, value });

/** Lists that differ from this one by one word: one more, and one fewer where that leaves any. */
function otherLists(words: readonly unknown[], choices: readonly unknown[]): unknown[][] {
  const another = choices.find((choice) => !words.includes(choice));
  const more = another === undefined ? [] : [[...words, another]];
  return words.length > 1 ? [...more, words.slice(0, -1)] : more;
}

/** Another choice instead of a single one; one more and one fewer of a list. */
function otherChoices(raw: unknown, choices: readonly unknown[]): unknown[] {
  if (isObject(raw)) return otherLists(raw.not as unknown[], choices).map((not) => ({ not }));
  if (Array.isArray(raw)) return otherLists(raw, choices);
  const place = choices.indexOf(raw);
  return choices.length > 1 ? [choices[(place + 1) % choices.length]] : [];
}

function otherSets(raw: Json, members: readonly string[]): unknown[] {
  if ('empty' in raw) return [{ empty: raw.empty !== true }];
  return SET_KEYS.flatMap((key) => {
    const words = raw[key];
    return Array.isArray(words) ? otherLists(words, members).map((list) => ({ ...raw, [key]: list })) : [];
  });
}

function otherNumbers(column: Column, raw: unknown, settings: Settings): unknown[] {
  if (raw === 'known') return ['unknown'];
  if (raw === 'unknown') return ['known'];
  const step = column.whole ? 1 : 0.01;
  const next = (limit: unknown): number => {
    const figure = isObject(limit) ? (settings.get(String(limit.setting)) ?? 0) : Number(limit);
    return figure + step > column.max ? figure - step : figure + step;
  };
  if (!isObject(raw)) return [next(raw)];
  const { orUnknown, ...range } = raw;
  const moved = ENDS.flatMap((end) => (end in raw ? [{ ...raw, [end]: next(raw[end]) }] : []));
  return [...moved, orUnknown === true ? range : { ...raw, orUnknown: true }];
}

/** The changes of one cell: without it, and every way in which it could easily have been written otherwise. */
export function mutateCell(column: Column, raw: unknown, settings: Settings): Change<unknown>[] {
  const gone: Change<unknown> = { words: 'is gone', value: undefined };
  switch (column.kind) {
    case 'choice':
      return [gone, ...otherChoices(raw, column.values).map(becomes)];
    case 'yes-no':
      return [gone, ...otherChoices(raw, [true, false, 'unknown']).map(becomes)];
    case 'set':
      return [gone, ...(isObject(raw) ? otherSets(raw, column.values).map(becomes) : [])];
    case 'number':
      return [gone, ...otherNumbers(column, raw, settings).map(becomes)];
  }
}
