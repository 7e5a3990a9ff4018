import { describe, expect, it } from '@jest/globals';
import { lastDays, lastMonths } from './last-days.ts';

describe('the last days', () => {
  it('count today as one of them', () => {
    expect(lastDays(new Date('2026-11-24T12:00:00Z'), 7)).toEqual({ from: '2026-11-18', to: '2026-11-24' });
  });

  it("are the council's, also late in a summer evening", () => {
    expect(lastDays(new Date('2026-06-30T23:30:00Z'), 1)).toEqual({ from: '2026-07-01', to: '2026-07-01' });
  });

  it('are not fewer over a change of the clock', () => {
    expect(lastDays(new Date('2026-10-26T00:30:00Z'), 3)).toEqual({ from: '2026-10-24', to: '2026-10-26' });
    expect(lastDays(new Date('2026-03-29T23:30:00Z'), 2)).toEqual({ from: '2026-03-29', to: '2026-03-30' });
  });
});

describe('the last months', () => {
  it("begin with the council's month and go back over the turn of a year", () => {
    expect(lastMonths(new Date('2026-01-31T23:30:00Z'), 3)).toEqual(['2026-01', '2025-12', '2025-11']);
    expect(lastMonths(new Date('2026-06-30T23:30:00Z'), 1)).toEqual(['2026-07']);
  });
});
