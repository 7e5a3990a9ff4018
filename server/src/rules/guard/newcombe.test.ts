import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changeOf, differenceOf } from './newcombe.ts';
import type { Pairs } from './pairs.ts';

const pairsOf = ([both, lost, gained, neither]: readonly number[]): Pairs => ({
  ...{ both: both ?? 0, lost: lost ?? 0, gained: gained ?? 0, neither: neither ?? 0 },
  rules: {},
});
const anyPairs = fc.tuple(fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60)).map(pairsOf);

describe('the interval of a change', () => {
  it('holds the change, and stays between one and minus one', () => {
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const { change, low, high } = changeOf(pairs);
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(high).toBeLessThanOrEqual(1);
        expect(change).toBeGreaterThanOrEqual(low - 1e-9);
        expect(change).toBeLessThanOrEqual(high + 1e-9);
      }),
    );
  });

  it('is turned round where before and after are', () => {
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const [one, other] = [changeOf(pairs), changeOf({ ...pairs, lost: pairs.gained, gained: pairs.lost })];
        expect(other.change).toBeCloseTo(-one.change, 9);
        expect(other.low).toBeCloseTo(-one.high, 9);
        expect(other.high).toBeCloseTo(-one.low, 9);
      }),
    );
  });

  it('holds the true change in about 95 of 100 draws', () => {
    // Of 40 contacts each, nine in ten reached a person before, three in ten of those do not after: a true change of -0.27.
    let state = 7;
    const draw = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
    const holds = Array.from({ length: 2000 }, () => {
      const counts = [0, 0, 0, 0];
      for (let n = 0; n < 40; n++) {
        const was = draw() < 0.9;
        const cell = was ? (draw() < 0.3 ? 1 : 0) : 3;
        counts[cell] = (counts[cell] ?? 0) + 1;
      }
      const { low, high } = changeOf(pairsOf(counts));
      return low <= -0.27 && -0.27 <= high;
    }).filter(Boolean).length;
    expect(holds / 2000).toBeGreaterThan(0.92);
    expect(holds / 2000).toBeLessThan(0.99);
  });

  it('of the difference between two groups is wider than that of each, and none where nothing changes', () => {
    const [group, others] = [changeOf(pairsOf([6, 4, 0, 2])), changeOf(pairsOf([50, 5, 3, 40]))];
    const both = differenceOf(group, others);
    expect(both.change).toBeCloseTo(group.change - others.change, 9);
    expect(both.high - both.low).toBeGreaterThan(group.high - group.low);
    expect(differenceOf(changeOf(pairsOf([6, 0, 0, 2])), changeOf(pairsOf([])))).toEqual({
      change: 0,
      low: 0,
      high: 0,
    });
  });
});
