import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextCollection } from './next-collection.ts';

const CHRISTMAS = new Set([
  '2026-12-25',
  '2026-12-28',
  '2027-01-01',
  '2027-12-27',
  '2027-12-28',
  '2026-04-03',
  '2026-04-06',
]);
const friday = { binDay: 'Friday', recyclingWeek: 'even' } as const;
const monday = { binDay: 'Monday', recyclingWeek: 'odd' } as const;

describe('the next collection', () => {
  it.each([
    // The bin day itself counts, whatever the hour.
    ['2026-11-23', '2026-11-23', 'Monday'],
    ['2026-11-24', '2026-11-30', 'Monday'],
    ['2026-11-29', '2026-11-30', 'Monday'],
    // Over both changes of the clock, and the end of a year.
    ['2026-03-28', '2026-03-30', 'Monday'],
    ['2026-10-24', '2026-10-26', 'Monday'],
    ['2026-10-26', '2026-10-26', 'Monday'],
    ['2028-02-28', '2028-02-28', 'Monday'],
    ['2028-02-29', '2028-03-06', 'Monday'],
  ])('from %s is on %s', (today, date, day) => {
    expect(nextCollection(monday, today, CHRISTMAS)).toMatchObject({ date, day, isMoved: false });
  });

  it.each([
    ['Christmas Day on a Friday', friday, '2026-12-20', '2026-12-26', 'Saturday'],
    ['the moved day is still to come', friday, '2026-12-26', '2026-12-26', 'Saturday'],
    ['a Monday after it', monday, '2026-12-26', '2026-12-29', 'Tuesday'],
    ['two holidays one after the other', monday, '2027-12-26', '2027-12-29', 'Wednesday'],
    ['New Year’s Day', friday, '2026-12-27', '2027-01-02', 'Saturday'],
    ['Good Friday', friday, '2026-04-01', '2026-04-04', 'Saturday'],
    ['Easter Monday', monday, '2026-04-04', '2026-04-07', 'Tuesday'],
  ] as const)('waits for a bank holiday to pass: %s', (_, street, today, date, day) => {
    expect(nextCollection(street, today, CHRISTMAS)).toMatchObject({ date, day, isMoved: true });
  });

  it('is on its usual day again after a holiday', () => {
    expect(nextCollection(friday, '2027-01-03', CHRISTMAS)).toMatchObject({ date: '2027-01-08', isMoved: false });
  });

  it.each([
    ['2026-11-23', 'refuse', 'week 48'],
    ['2026-11-30', 'recycling', 'week 49'],
    ['2026-12-28', 'recycling', 'week 53, planned on the Monday'],
    ['2027-01-04', 'recycling', 'week 1 of the next year'],
    ['2027-01-11', 'refuse', 'week 2'],
  ])('from %s is %s in odd weeks: %s', (today, what) => {
    expect(nextCollection(monday, today, CHRISTMAS).what).toBe(what);
  });

  it('takes turns the other way where recycling is in even weeks', () => {
    expect(nextCollection({ ...monday, recyclingWeek: 'even' }, '2026-11-23', CHRISTMAS).what).toBe('recycling');
  });

  it('is never in the past, never on a holiday and never more than nine days away', () => {
    const day = fc
      .integer({ min: 0, max: 1400 })
      .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
    const binDay = fc.constantFrom(...(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const));
    fc.assert(
      fc.property(day, binDay, (today, onDay) => {
        const next = nextCollection({ binDay: onDay, recyclingWeek: 'odd' }, today, CHRISTMAS);
        const away = (Date.parse(next.date) - Date.parse(today)) / 86_400_000;
        expect(away).toBeGreaterThanOrEqual(0);
        expect(away).toBeLessThanOrEqual(9);
        expect(CHRISTMAS.has(next.date)).toBe(false);
        expect(next.isMoved || next.day === onDay).toBe(true);
      }),
    );
  });
});
