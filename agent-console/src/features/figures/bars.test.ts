import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { barsOf, HEIGHT, WIDTH } from './bars.ts';

describe('the bars of a chart', () => {
  it('stand on the ground, inside the chart, as high as their counts', () => {
    const months = fc.array(fc.tuple(fc.nat(9000), fc.nat(9000)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(months, fc.option(fc.integer({ min: 1, max: 5000 })), (counts, monthly) => {
        const target = monthly === null ? null : { monthly, words: '' };
        const given = counts.map((each, index) => ({ month: `2026-${index}`, counts: [...each] }));
        const bars = barsOf({ months: given, target });
        for (const { x, y, width, height } of bars) {
          expect(y + height).toBeCloseTo(HEIGHT);
          expect(y).toBeGreaterThanOrEqual(-1e-9);
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(WIDTH);
        }
        const flat = counts.flat();
        flat.forEach((one, index) => {
          flat.forEach((other, at) => {
            if (one < other) expect(bars[index]?.height ?? 0).toBeLessThan(bars[at]?.height ?? 0);
          });
        });
      }),
    );
  });
});
