/**
 * What was typed in the form of a row and is not saved. It outlives the form, however that was closed, until it is saved or thrown
 * away on purpose. Nothing of any resident is in it.
 */
import { useSyncExternalStore } from 'react';
import type { RuleRow, RuleTable } from '@hub/contract';
import type { Said } from './example-facts.ts';
import { fieldsOf, rowEdits, type RowFields } from './row-edits.ts';

export interface RowPlace {
  draftId: string;
  /** The title of the draft, for people. */
  draft: string;
  table: string;
  row: string;
}
/** What is typed beside the row itself: a copy of it, an example for it. */
export interface RowExtras {
  copyWhy: string;
  exampleTitle: string;
  exampleLike: string;
  said: Said;
}
export interface Typed {
  fields: RowFields;
  extras: RowExtras;
}
export interface TypedRow extends Typed {
  place: RowPlace;
  /** The row as it was when this was typed. */
  before: RowFields;
}

export const NO_EXTRAS: RowExtras = { copyWhy: '', exampleTitle: '', exampleLike: '', said: {} };

/** Whether there is anything to be saved. */
export const isTyped = (table: RuleTable, row: RuleRow, { fields, extras }: Typed): boolean =>
  rowEdits(table, row, fields).length > 0 || JSON.stringify(extras) !== JSON.stringify(NO_EXTRAS);

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What was typed, over the row as it is now: what nobody typed follows what colleagues saved meanwhile. */
export function takenUp({ before, fields, extras }: Omit<TypedRow, 'place'>, now: RowFields): Typed {
  const cells = Object.entries(now.cells).map(([fact, cell]) => {
    const typed = fields.cells[fact];
    return [fact, typed === undefined || same(typed, before.cells[fact]) ? cell : typed] as const;
  });
  return {
    fields: {
      cells: Object.fromEntries(cells),
      then: same(fields.then, before.then) ? now.then : fields.then,
      why: fields.why === before.why ? now.why : fields.why,
      equality: fields.equality === before.equality ? now.equality : fields.equality,
    },
    extras,
  };
}

let rows: readonly TypedRow[] = [];
const watchers = new Set<() => void>();
const isAt = (a: RowPlace, b: RowPlace): boolean => a.draftId === b.draftId && a.table === b.table && a.row === b.row;

function put(next: readonly TypedRow[]): void {
  rows = next;
  for (const watcher of watchers) watcher();
}

/** What the form of a row begins with: what was typed earlier, or the row. */
export function typedIn(place: RowPlace, table: RuleTable, row: RuleRow): TypedRow & { isEarlier: boolean } {
  const [now, kept] = [fieldsOf(table, row), rows.find((one) => isAt(one.place, place))];
  if (kept) return { ...kept, isEarlier: true };
  return { place, before: now, fields: now, extras: NO_EXTRAS, isEarlier: false };
}

export const forgetRow = (place: RowPlace): void => put(rows.filter((one) => !isAt(one.place, place)));

/** Keeps what is not saved of what was typed, which may be nothing. */
export function keepRow(
  { place, table, row }: { place: RowPlace; table: RuleTable; row: RuleRow },
  typed: Typed,
): void {
  const others = rows.filter((one) => !isAt(one.place, place));
  put(isTyped(table, row, typed) ? [...others, { place, before: fieldsOf(table, row), ...typed }] : others);
}

/** Every row with something that is not saved, in the order of when it was typed. */
export function useTypedRows(): readonly TypedRow[] {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    () => rows,
  );
}
