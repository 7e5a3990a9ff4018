import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dueDate, londonDay } from './due-dates.ts';

const CHRISTMAS = new Set(['2026-12-25', '2026-12-28', '2027-01-01']);
const NONE: ReadonlySet<string> = new Set();

describe('dueDate', () => {
  it('counts working days from the day after, over a weekend', () => {
    expect(dueDate('2026-11-27', { workingDays: 1 }, NONE)).toBe('2026-11-30');
    expect(dueDate('2026-11-24', { workingDays: 20 }, NONE)).toBe('2026-12-22');
  });

  it('leaves out bank holidays', () => {
    expect(dueDate('2026-12-24', { workingDays: 1 }, CHRISTMAS)).toBe('2026-12-29');
    expect(dueDate('2026-12-23', { workingDays: 5 }, CHRISTMAS)).toBe('2027-01-04');
  });

  it('counts from a day that is no working day like from any other', () => {
    expect(dueDate('2026-11-28', { workingDays: 1 }, NONE)).toBe('2026-11-30');
  });

  it('takes the same day of the next month, the last of a short one, and the next working day', () => {
    expect(dueDate('2026-11-24', { months: 1 }, NONE)).toBe('2026-12-24');
    expect(dueDate('2027-01-31', { months: 1 }, NONE)).toBe('2027-03-01');
    expect(dueDate('2026-11-25', { months: 1 }, CHRISTMAS)).toBe('2026-12-29');
  });

  it('is always a working day, later than the day it came in, and never earlier for more days', () => {
    const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), (date, workingDays) => {
        const received = date.toISOString().slice(0, 10);
        const due = dueDate(received, { workingDays }, CHRISTMAS);
        expect(due > received).toBe(true);
        expect([0, 6]).not.toContain(new Date(`${due}T00:00:00Z`).getUTCDay());
        expect(CHRISTMAS.has(due)).toBe(false);
        expect(dueDate(received, { workingDays: workingDays + 1 }, CHRISTMAS) > due).toBe(true);
      }),
    );
  });
});

describe('londonDay', () => {
  it('is the day of the council’s clocks, in summer too', () => {
    expect(londonDay(new Date('2026-07-01T23:30:00Z'))).toBe('2026-07-02');
    expect(londonDay(new Date('2026-12-01T23:30:00Z'))).toBe('2026-12-01');
  });
});
