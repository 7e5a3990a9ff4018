/** On which day needs are asked about again. Days are those of the council's calendar, as `2026-12-31`. Pure. */
import { needsWording as wording } from './wording.ts';

/** What is true of somebody for longer is asked again all the same. */
const YEARS = 2;

const inYears = (today: string, years: number): string => {
  const date = new Date(`${today}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.toISOString().slice(0, 10);
};

/** The day that stands where nobody chooses one: when a resident tells us themselves. */
export const usualReview = (today: string): string => inYears(today, 1);

export const latestReview = (today: string): string => inYears(today, YEARS);

/** Why a day cannot be taken, in words; null where it can. */
export function reviewProblem(day: string, today: string): string | null {
  if (day <= today) return wording.reviewLater;
  return day > latestReview(today) ? wording.reviewSooner : null;
}
