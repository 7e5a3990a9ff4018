/** Intervals, groups and time of work: what is reckoned from sums and spans. */
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { fairness } from './fairness.ts';
import { groupsOf } from './groups.ts';
import { occupancy } from './occupancy.ts';
import { NO_SUMS } from './sums.ts';
import { wilson } from './wilson.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 10, minute));
const span = (from: number, to: number) => ({ from: at(from), to: at(to) });

describe("Wilson's interval", () => {
  it('holds its share, and is the published one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(10_000), (bottom, given) => {
        const share = Math.min(given, bottom) / bottom;
        const { low, high } = wilson(Math.min(given, bottom), bottom) ?? { low: 1, high: 0 };
        expect(low).toBeLessThanOrEqual(share + 1e-12);
        expect(high).toBeGreaterThanOrEqual(share - 1e-12);
      }),
    );
    // 81 of 263: Newcombe, Statistics in Medicine 17 (1998), table I.
    expect(wilson(81, 263)?.low).toBeCloseTo(0.2553, 4);
    expect(wilson(81, 263)?.high).toBeCloseTo(0.3662, 4);
    expect(wilson(0, 0)).toBeNull();
  });
});

describe('fairness', () => {
  it('hides groups of fewer than ten, and compares each need with those who have none', () => {
    const people = (count: number, needs: string[] | null) =>
      Array.from({ length: count }, (_, index) =>
        groupsOf({ needs, queuedAt: null }, { ...NO_SUMS, rated: 1, good: index % 2 }),
      ).flat();
    const rows = fairness([
      ...[...people(10, ['bsl', 'easy-read', 'bsl']), ...people(9, ['hearing']), ...people(20, [])],
      // Of whom nothing is known, it is not known either that they have no need.
      ...people(30, null),
    ]);
    expect(rows.map(({ group, shares }) => [group, shares.find(({ id }) => id === 'satisfaction')?.n])).toEqual([
      ['none', 20],
      ['bsl', 10],
      ['easy-read', 10],
      ['hearing', null],
    ]);
  });
});

describe('occupancy', () => {
  it('counts two contacts at once as one time, and nothing outside the window', () => {
    const agent = { available: [span(0, 30)], busy: [span(10, 20), span(15, 25), span(28, 90)] };
    expect(occupancy(agent, span(0, 40))).toEqual({ top: 27 * 60, bottom: 40 * 60 });
    expect(occupancy({ available: [], busy: [] }, span(0, 40))).toEqual({ top: 0, bottom: 0 });
  });

  it('is never more than all of the time', () => {
    const spans = fc.array(fc.tuple(fc.nat(100), fc.nat(100)).map(([from, to]) => span(from, to)));
    fc.assert(
      fc.property(spans, spans, (available, busy) => {
        const { top, bottom } = occupancy({ available, busy }, span(10, 80));
        expect(top).toBeLessThanOrEqual(bottom);
        expect(bottom).toBeLessThanOrEqual(70 * 60);
      }),
    );
  });
});
