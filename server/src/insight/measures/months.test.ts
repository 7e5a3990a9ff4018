/** A period falls into whole months and the days around them, and nothing is left out or counted twice. */
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { daysOf, plusDays } from '../london-day.ts';
import { monthOf, monthsOf, partsOf } from './months.ts';

const between = (from: string, before: string): string[] =>
  from < before ? daysOf({ from, to: plusDays(before, -1) }) : [];

describe('the parts of a period', () => {
  it('are its months and the days before and after', () => {
    expect(partsOf({ from: '2026-01-15', to: '2026-04-02' })).toEqual({
      ...{ from: '2026-01-15', monthsFrom: '2026-02-01', monthsTo: '2026-04-01', to: '2026-04-03' },
    });
    expect(partsOf({ from: '2026-02-01', to: '2026-02-28' })).toEqual({
      ...{ from: '2026-02-01', monthsFrom: '2026-02-01', monthsTo: '2026-03-01', to: '2026-03-01' },
    });
    expect(partsOf({ from: '2026-01-20', to: '2026-02-10' })).toEqual({
      ...{ from: '2026-01-20', monthsFrom: '2026-02-11', monthsTo: '2026-02-11', to: '2026-02-11' },
    });
    expect(monthsOf({ from: '2025-12-31', to: '2026-02-01' })).toEqual(['2025-12-01', '2026-01-01', '2026-02-01']);
  });

  it('are each of its days once, with months that are whole', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(800), (start, length) => {
        const from = plusDays('2024-01-01', start);
        const period = { from, to: plusDays(from, length) };
        const parts = partsOf(period);
        const whole = between(parts.monthsFrom, parts.monthsTo);
        const days = [...between(parts.from, parts.monthsFrom), ...whole, ...between(parts.monthsTo, parts.to)];
        expect(days).toEqual(daysOf(period));
        for (const edge of [parts.monthsFrom, parts.monthsTo]) if (whole.length > 0) expect(monthOf(edge)).toBe(edge);
        expect(days.length - whole.length).toBeLessThan(62);
      }),
    );
  });
});
