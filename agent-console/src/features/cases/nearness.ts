/** Which of the open cases are overdue or due soon, and which fit what was typed. Pure. */
import type { DeskCase } from '@hub/contract';
import { holdsWords } from '../../ui/holds-words.ts';
import { daysUntil, NEAR_DAYS } from './due-in-words.ts';

export type Nearness = 'overdue' | 'soon' | 'later';

/** `now` is milliseconds. */
export function nearnessOf({ dueBy }: Pick<DeskCase, 'dueBy'>, now: number): Nearness {
  const days = daysUntil(dueBy, now);
  if (days < 0) return 'overdue';
  return days <= NEAR_DAYS ? 'soon' : 'later';
}

export const countOf = (cases: readonly DeskCase[], nearness: Nearness, now: number): number =>
  cases.filter((each) => nearnessOf(each, now) === nearness).length;

/** Those whose reference or name holds every typed word. */
export const findCases = (cases: readonly DeskCase[], typed: string): DeskCase[] =>
  cases.filter(({ reference, residentName }) => holdsWords(`${reference} ${residentName}`, typed));
