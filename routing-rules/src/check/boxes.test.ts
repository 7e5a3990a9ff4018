import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { bitOf, findUncovered, intersect, narrow, overlaps, wordOf, type Box, type Layout } from './boxes.ts';

/** Three dimensions with 2, 3 and 40 values: the last one needs two words. */
const SIZES = [2, 3, 40];
const layout: Layout = { slots: [0, 1, 2, 4], full: [0b11, 0b111, 2 ** 30 - 1, 0b1111111111] };
const everything: Box = { narrowed: [], words: layout.full };
const points = SIZES.reduce<number[][]>(
  (all, size) => all.flatMap((point) => Array.from({ length: size }, (_, value) => [...point, value])),
  [[]],
);

const box: fc.Arbitrary<Box> = fc
  .tuple(...SIZES.map((size) => fc.option(fc.array(fc.boolean(), { minLength: size, maxLength: size }))))
  .map((accepted) =>
    accepted.reduce<Box | null>(
      (one, values, dimension) => (one === null || values === null ? one : narrow(layout, one, dimension, values)),
      everything,
    ),
  )
  .filter((one) => one !== null);

function holds(one: Box, point: readonly number[]): boolean {
  return point.every((value, dimension) => {
    const slot = (layout.slots[dimension] ?? 0) + wordOf(value);
    return ((one.words[slot] ?? 0) & bitOf(value)) !== 0;
  });
}

describe('boxes, against counting every point', () => {
  it('narrows to nothing when no value is left', () => {
    expect(narrow(layout, everything, 0, [false, false])).toBeNull();
    expect(narrow(layout, everything, 0, [true, true])?.narrowed).toEqual([]);
  });

  it('knows what two boxes have in common', () => {
    fc.assert(
      fc.property(box, box, (a, b) => {
        const both = points.filter((point) => holds(a, point) && holds(b, point));
        const common = intersect(layout, a, b);
        expect(overlaps(layout, a, b)).toBe(both.length > 0);
        expect(points.filter((point) => common !== null && holds(common, point))).toEqual(both);
      }),
      { numRuns: 200 },
    );
  });

  it('finds what is left uncovered, exactly when something is', () => {
    fc.assert(
      fc.property(box, fc.array(box, { maxLength: 6 }), (target, others) => {
        const left = points.filter((point) => holds(target, point) && !others.some((other) => holds(other, point)));
        const found = findUncovered(layout, target, others);
        expect(found !== null).toBe(left.length > 0);
        if (found !== null) for (const point of points) if (holds(found, point)) expect(left).toContain(point);
      }),
      { numRuns: 300 },
    );
  });
});
