/** What a row asks for of one fact, as the fields of a form: read from the rules, and written back in the way the rules are written. */
import type { RuleColumn, RuleRow } from '@hub/contract';

export type Json = RuleRow['then'][string];

/** One end of a range: a number, or a figure of the council that is looked up. */
export interface End {
  op: '' | 'gte' | 'gt' | 'lte' | 'lt';
  setting: string;
  number: string;
}
export type CellForm =
  | { kind: 'choice'; how: 'any' | 'is' | 'not'; chosen: readonly string[] }
  | { kind: 'set'; how: 'any' | 'none' | 'some' | 'these'; lists: Readonly<Record<SetList, readonly string[]>> }
  | {
      kind: 'number';
      how: 'any' | 'exactly' | 'range' | 'known' | 'unknown';
      low: End;
      high: End;
      orUnknown: boolean;
    };
export const SET_LISTS = ['hasAny', 'hasAll', 'hasNone'] as const;
export type SetList = (typeof SET_LISTS)[number];

type Fields = Readonly<Record<string, Json | undefined>>;
const isFields = (value: Json | undefined): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
function wordOf(value: Json): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
const wordsIn = (value: Json | undefined): string[] =>
  value === undefined ? [] : (Array.isArray(value) ? value : [value]).map(wordOf);

const NO_END: End = { op: '', setting: '', number: '' };

function endOf(fields: Fields, ops: readonly ['gte', 'gt'] | readonly ['lte', 'lt']): End {
  const op = ops.find((one) => fields[one] !== undefined);
  if (op === undefined) return NO_END;
  const value = fields[op];
  return isFields(value)
    ? { op, setting: wordOf(value.setting ?? ''), number: '' }
    : { op, setting: '', number: wordOf(value ?? '') };
}

function numberForm(value: Json | undefined): CellForm {
  const form = { kind: 'number', low: NO_END, high: NO_END, orUnknown: false } as const;
  if (value === undefined) return { ...form, how: 'any' };
  if (value === 'known' || value === 'unknown') return { ...form, how: value };
  if (!isFields(value)) return { ...form, how: 'exactly', low: { ...NO_END, number: wordOf(value) } };
  const [low, high] = [endOf(value, ['gte', 'gt']), endOf(value, ['lte', 'lt'])];
  return { kind: 'number', how: 'range', low, high, orUnknown: value.orUnknown === true };
}

function setForm(value: Json | undefined): CellForm {
  const fields: Fields = isFields(value) ? value : {};
  const lists = {
    hasAny: wordsIn(fields.hasAny),
    hasAll: wordsIn(fields.hasAll),
    hasNone: wordsIn(fields.hasNone),
  };
  if (value === undefined) return { kind: 'set', how: 'any', lists };
  if (fields.empty !== undefined) return { kind: 'set', how: fields.empty === true ? 'none' : 'some', lists };
  return { kind: 'set', how: 'these', lists };
}

/** The form of a cell; a cell that is not there may be anything. */
export function cellForm(kind: RuleColumn['kind'], value: Json | undefined): CellForm {
  if (kind === 'number') return numberForm(value);
  if (kind === 'set') return setForm(value);
  if (value === undefined) return { kind: 'choice', how: 'any', chosen: [] };
  return isFields(value)
    ? { kind: 'choice', how: 'not', chosen: wordsIn(value.not) }
    : { kind: 'choice', how: 'is', chosen: wordsIn(value) };
}

/** What was typed as a number, or as it was typed, so that the rules say what is wrong with it. */
const numberOf = (typed: string): Json => (typed.trim() === '' || Number.isNaN(Number(typed)) ? typed : Number(typed));
const limitOf = ({ setting, number }: End): Json => (setting === '' ? numberOf(number) : { setting });

function numberCell(form: Extract<CellForm, { kind: 'number' }>): Json {
  if (form.how !== 'range') return form.how === 'exactly' ? numberOf(form.low.number) : form.how;
  const ends = [form.low, form.high].filter(({ op }) => op !== '').map((end) => [end.op, limitOf(end)] as const);
  return { ...Object.fromEntries(ends), ...(form.orUnknown && { orUnknown: true }) };
}

function setCell(form: Extract<CellForm, { kind: 'set' }>): Json {
  if (form.how !== 'these') return { empty: form.how === 'none' };
  return Object.fromEntries(
    SET_LISTS.filter((list) => form.lists[list].length > 0).map((list) => [list, [...form.lists[list]]]),
  );
}

/** The cell as the rules are written; null where it may be anything. */
export function cellOf(kind: RuleColumn['kind'], form: CellForm): Json {
  if (form.how === 'any') return null;
  if (form.kind === 'number') return numberCell(form);
  if (form.kind === 'set') return setCell(form);
  const words = form.chosen.map((word): Json => (kind === 'yes-no' && word !== 'unknown' ? word === 'yes' : word));
  if (form.how === 'not') return { not: words };
  const [only] = words;
  return words.length === 1 && only !== undefined ? only : words;
}
