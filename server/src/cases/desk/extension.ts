/** Whether a case may be given a later day, and how far (P28 to P30). Pure. */
import { fill } from '../../platform/fill.ts';
import { dueDate, isWorkingDay, limitsOf } from '../index.ts';
import type { CaseKind, Holidays } from '../index.ts';
import { caseWording as wording } from './wording.ts';

export interface Extendable {
  kind: CaseKind;
  stage: number;
  /** The day that it has now, and the one that it had before it was ever extended. */
  answerBy: string;
  firstAnswerBy: string;
}

/** The latest day that it may be extended to, counted from the day that it had first: twice is not twice as long. */
export function latestDay({ kind, stage, firstAnswerBy }: Extendable, holidays: Holidays): string {
  const limits = limitsOf(kind, stage);
  if (!limits) throw new Error(`server/src/cases/limits.json has no stage ${stage} of "${kind}"; add it.`);
  return dueDate(firstAnswerBy, limits.extend, holidays);
}

const LONG_DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "22 December 2026". */
export const dayInWords = (day: string): string => LONG_DAY.format(new Date(`${day}T12:00:00Z`));

/** What is wrong with the day, in words; null where it may be. */
export function extensionProblem(of: Extendable, until: string, holidays: Holidays): string | null {
  if (until <= of.answerBy) return wording.later;
  const latest = latestDay(of, holidays);
  if (until > latest) return fill(wording.tooLate, { date: dayInWords(latest) });
  return isWorkingDay(until, holidays) ? null : wording.notWorking;
}
