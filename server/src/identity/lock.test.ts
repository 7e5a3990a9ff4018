import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checksCountFrom, levelNow } from './level.ts';
import { failedChecks, failuresSince, isLocked } from './lock.ts';

const HOUR_MS = 60 * 60 * 1000;
const LIMITS = { tries: 3, hours: 24 };
const START = new Date('2026-11-28T00:00:00Z').getTime();
const at = (hours: number) => new Date(START + hours * HOUR_MS);
/** As the browser shows it again each time. */
const shown = (level: number) => ({ level, at: null });
const nobody = shown(0);
const locked = (failures: number[], now: number) => isLocked(failures.map(at), LIMITS, at(now));

describe('failed checks of a resident', () => {
  it('stop all further ones at the third, for a day from then', () => {
    expect(locked([0, 1], 1)).toBe(false);
    expect(locked([0, 1, 2], 2)).toBe(true);
    expect(locked([0, 1, 23], 46.9)).toBe(true);
    expect(locked([0, 1, 23], 47)).toBe(false);
  });

  it('do not add up over more than a day', () => {
    expect(locked([0, 12, 24], 24)).toBe(false);
    expect(locked([0, 12, 24, 25], 25)).toBe(true);
  });

  it('let nobody guess more than three times in any day, however they are spread', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 60 }), (gaps) => {
        const made: number[] = [];
        let hour = 0;
        for (const gap of gaps) {
          hour += gap;
          const counted = made.filter((each) => at(each) > failuresSince(LIMITS, at(hour)));
          if (!locked(counted, hour)) made.push(hour);
        }
        for (const first of made)
          expect(made.filter((each) => each >= first && each - first < LIMITS.hours).length).toBeLessThanOrEqual(3);
      }),
    );
  });
});

describe('the number of failed checks that the rules are told', () => {
  const told = (failures: number[], now: number) => failedChecks(failures.map(at), LIMITS, at(now));

  it('is that of the last day, and as many as stop them while they are stopped', () => {
    expect([told([], 0), told([0], 1), told([0, 1], 2)]).toEqual([0, 1, 2]);
    expect([told([0], 24), told([0, 1, 23], 46.9), told([0, 1, 23], 47)]).toEqual([0, 3, 0]);
  });
});

describe('the level that counts', () => {
  const from = checksCountFrom(new Map([['identityMinutes', 60]]), at(1));

  it('is that of a check for an hour, and no longer', () => {
    expect(levelNow({ signedIn: nobody, checked: { level: 2, at: at(0.1) } }, from)).toBe(2);
    expect(levelNow({ signedIn: nobody, checked: { level: 2, at: at(0) } }, from)).toBe(0);
    expect(levelNow({ signedIn: nobody, checked: null }, from)).toBe(0);
  });

  it('is never less than that of a sign-in', () => {
    expect(levelNow({ signedIn: shown(2), checked: { level: 2, at: at(-9) } }, from)).toBe(2);
    expect(levelNow({ signedIn: shown(3), checked: { level: 2, at: at(1) } }, from)).toBe(3);
  });

  it('is that of a sign-in from the chat for an hour, and no longer', () => {
    expect(levelNow({ signedIn: { level: 2, at: at(0.1) }, checked: { level: 1, at: at(0.1) } }, from)).toBe(2);
    expect(levelNow({ signedIn: { level: 2, at: at(0) }, checked: { level: 1, at: at(0.1) } }, from)).toBe(1);
    expect(levelNow({ signedIn: { level: 2, at: at(0) }, checked: null }, from)).toBe(0);
  });

  it('is no check’s where the rules do not say for how long', () => {
    expect(levelNow({ signedIn: nobody, checked: { level: 2, at: at(1) } }, checksCountFrom(new Map(), at(1)))).toBe(0);
  });
});
