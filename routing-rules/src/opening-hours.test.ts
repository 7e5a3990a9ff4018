import { describe, expect, it } from '@jest/globals';
import { loadRuleSet } from './load.ts';
import { isBankHoliday, isOpen, nextOpening, type Hours } from './opening-hours.ts';

const { hours } = loadRuleSet().files;
const at = (iso: string): Date => new Date(iso);
const allDay: Hours['weekly'] = {
  monday: [],
  tuesday: [],
  wednesday: [],
  thursday: [],
  friday: [],
  saturday: [],
  sunday: [['01:30', '03:00']],
};
const sundays: Hours = { zone: 'Europe/London', source: 'test', weekly: allDay, bankHolidays: [], overrides: [] };

describe('isOpen', () => {
  it('opens on the first minute and closes on the last', () => {
    expect(isOpen(hours, at('2026-06-02T08:59:59+01:00'))).toBe(false);
    expect(isOpen(hours, at('2026-06-02T09:00:00+01:00'))).toBe(true);
    expect(isOpen(hours, at('2026-06-02T16:59:59+01:00'))).toBe(true);
    expect(isOpen(hours, at('2026-06-02T17:00:00+01:00'))).toBe(false);
  });

  it.each([
    ['spring 2026', '2026-03-27T09:00:00Z', '2026-03-30T08:00:00Z'],
    ['spring 2027', '2027-03-25T09:00:00Z', '2027-03-30T08:00:00Z'],
    ['autumn 2026', '2026-10-23T08:00:00Z', '2026-10-26T09:00:00Z'],
    ['autumn 2027', '2027-10-29T08:00:00Z', '2027-11-01T09:00:00Z'],
  ])('opens at nine by the wall clock before and after the change of %s', (_, before, after) => {
    for (const opening of [before, after]) {
      expect(isOpen(hours, at(opening))).toBe(true);
      expect(isOpen(hours, new Date(Date.parse(opening) - 1))).toBe(false);
    }
  });

  it('is closed on bank holidays and at weekends', () => {
    for (const { date } of hours.bankHolidays) {
      const noon = at(`${date}T12:00:00Z`);
      expect([date, isOpen(hours, noon), isBankHoliday(hours, noon)]).toEqual([date, false, true]);
      expect([0, 6]).not.toContain(noon.getUTCDay());
    }
    expect(isOpen(hours, at('2026-06-06T12:00:00Z'))).toBe(false);
  });

  it('has eight bank holidays for each of the three years', () => {
    const years = hours.bankHolidays.map(({ date }) => date.slice(0, 4));
    for (const year of ['2026', '2027', '2028']) expect(years.filter((one) => one === year)).toHaveLength(8);
  });

  it('obeys a dated override, which expires by itself', () => {
    expect(isOpen(hours, at('2026-12-24T11:59:00Z'))).toBe(true);
    expect(isOpen(hours, at('2026-12-24T12:00:00Z'))).toBe(false);
    expect(isOpen(hours, at('2027-12-24T12:00:00Z'))).toBe(true);
  });
});

describe('nextOpening', () => {
  it('is now when people answer', () => {
    const now = at('2026-06-02T10:00:00Z');
    expect(nextOpening(hours, now)).toEqual(now);
  });

  it('passes over a long weekend and a change of the clock', () => {
    expect(nextOpening(hours, at('2027-03-25T17:00:00Z'))).toEqual(at('2027-03-30T08:00:00Z'));
    expect(nextOpening(hours, at('2026-10-23T17:00:00Z'))).toEqual(at('2026-10-26T09:00:00Z'));
  });

  it('passes over Christmas', () => {
    expect(nextOpening(hours, at('2026-12-24T12:00:00Z'))).toEqual(at('2026-12-29T09:00:00Z'));
  });

  it('knows that half past one is skipped in spring and comes twice in autumn', () => {
    expect(nextOpening(sundays, at('2026-03-29T00:00:00Z'))).toEqual(at('2026-03-29T01:00:00Z'));
    expect(nextOpening(sundays, at('2026-10-25T00:00:00Z'))).toEqual(at('2026-10-25T00:30:00Z'));
    expect(nextOpening(sundays, at('2027-10-31T00:00:00Z'))).toEqual(at('2027-10-31T00:30:00Z'));
  });

  it('finds the second time of a repeated minute when the first has passed', () => {
    expect(nextOpening(sundays, at('2026-10-25T01:10:00Z'))).toEqual(at('2026-10-25T01:30:00Z'));
  });

  const overridden: Hours = {
    ...sundays,
    weekly: { ...allDay, saturday: [['23:00', '24:00']], monday: [['00:00', '00:45']] },
    overrides: [{ from: '2027-03-28', to: '2027-03-28', open: [['00:30', '02:15']], reason: 'test' }],
  };

  it.each([
    ['spring 2026', '2026-03-28T22:00:00Z', sundays],
    ['autumn 2026', '2026-10-24T22:00:00Z', sundays],
    ['spring 2027', '2027-03-27T22:00:00Z', overridden],
    ['autumn 2027', '2027-10-30T22:00:00Z', overridden],
  ])('agrees with looking minute by minute over the night of the change of %s', (_, start, planned) => {
    const minutes = Array.from({ length: 28 * 60 }, (_each, n) => new Date(Date.parse(start) + n * 60_000));
    let expected: Date | null = null;
    for (const minute of [...minutes].reverse()) {
      if (isOpen(planned, minute)) expected = minute;
      if (expected !== null) expect(nextOpening(planned, minute)).toEqual(expected);
    }
    expect(expected).not.toBeNull();
  });

  it('is held back by an override for its dates alone', () => {
    const training = { from: '2026-06-03', to: '2026-06-04', open: [], reason: 'Training' };
    const trained: Hours = { ...hours, overrides: [training] };
    expect(nextOpening(trained, at('2026-06-02T16:00:00Z'))).toEqual(at('2026-06-05T08:00:00Z'));
    expect(isOpen(trained, at('2026-06-03T10:00:00Z'))).toBe(false);
    expect(isOpen(trained, at('2026-06-05T10:00:00Z'))).toBe(true);
    expect(isOpen(trained, at('2027-06-03T10:00:00Z'))).toBe(true);
  });

  it('opens on a bank holiday that an override opens, which stays a bank holiday', () => {
    const boxing = {
      from: '2026-12-28',
      to: '2026-12-28',
      open: [['10:00', '12:00']] as [string, string][],
      reason: 'Storm',
    };
    const opened: Hours = { ...hours, overrides: [boxing] };
    expect(nextOpening(opened, at('2026-12-25T10:00:00Z'))).toEqual(at('2026-12-28T10:00:00Z'));
    expect(isBankHoliday(opened, at('2026-12-28T10:30:00Z'))).toBe(true);
  });

  it('is null when nothing is planned', () => {
    const closed: Hours = { ...sundays, weekly: { ...allDay, sunday: [] } };
    expect(nextOpening(closed, at('2026-06-02T10:00:00Z'))).toBeNull();
  });
});
