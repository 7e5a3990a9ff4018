/** The times until which a contact can be set aside. Pure. */

export const CHOICES = ['half', 'two', 'weekday', 'other'] as const;
export type Choice = (typeof CHOICES)[number];

const MINUTE_MS = 60_000;
/** When advisers begin. */
const MORNING_HOUR = 9;
/** As `getDay` counts: Sunday and Saturday. */
const WEEKEND: readonly number[] = [0, 6];

/** `now` is milliseconds, `other` what the box for a day and a time holds. Null where that is empty. */
export function untilWhen(choice: Choice, other: string, now: number): Date | null {
  switch (choice) {
    case 'half':
      return new Date(now + 30 * MINUTE_MS);
    case 'two':
      return new Date(now + 120 * MINUTE_MS);
    case 'weekday': {
      const day = new Date(now);
      do day.setDate(day.getDate() + 1);
      while (WEEKEND.includes(day.getDay()));
      day.setHours(MORNING_HOUR, 0, 0, 0);
      return day;
    }
    case 'other': {
      const at = new Date(other);
      return Number.isNaN(at.getTime()) ? null : at;
    }
  }
}
