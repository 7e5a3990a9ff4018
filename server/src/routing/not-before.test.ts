import { describe, expect, it } from '@jest/globals';
import { isOpen } from '@hub/routing-rules';
import type { Hours } from '@hub/routing-rules';
import fc from 'fast-check';
import { nextTry, notBefore } from './not-before.ts';

const nineToFive: [string, string][] = [['09:00', '17:00']];
const hours: Hours = {
  zone: 'Europe/London',
  source: 'a test',
  weekly: {
    ...{ monday: nineToFive, tuesday: nineToFive, wednesday: nineToFive, thursday: nineToFive, friday: nineToFive },
    ...{ saturday: [], sunday: [] },
  },
  bankHolidays: [{ date: '2026-12-25', name: 'Christmas Day' }],
  overrides: [],
};
/** A Friday. */
const at = (time: string) => new Date(`2026-11-27T${time}:00.000Z`);

describe('when somebody asked to be rung', () => {
  it('is the half of the day that they named, today where it is still to come', () => {
    expect(notBefore('Afternoon', at('09:40'), hours)).toEqual(at('12:00'));
    expect(notBefore('in the morning please', at('13:10'), hours)).toEqual(new Date('2026-11-30T09:00:00.000Z'));
    expect(notBefore('Morning', at('10:20'), hours)).toEqual(at('10:20'));
  });

  it('is any time where they named none, or both', () => {
    expect(notBefore('Any time', at('10:00'), hours)).toBeNull();
    expect(notBefore('morning or afternoon', at('10:00'), hours)).toBeNull();
  });
});

describe('after a try in vain', () => {
  it('is the other half of a day on which we are here, and never now', () => {
    expect(nextTry(at('10:00'), hours)).toEqual(at('12:00'));
    expect(nextTry(at('15:00'), hours)).toEqual(new Date('2026-11-30T09:00:00.000Z'));
    const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (now) => {
        const next = nextTry(now, hours);
        expect(next.getTime()).toBeGreaterThan(now.getTime());
        expect(isOpen(hours, next)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
