import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { boxAround, metresBetween } from './distance.ts';

const point = fc.record({
  latitude: fc.double({ min: 49, max: 61, noNaN: true }),
  longitude: fc.double({ min: -9, max: 3, noNaN: true }),
});
const shift = fc.double({ min: -0.01, max: 0.01, noNaN: true });

describe('metresBetween', () => {
  it('knows a degree of latitude, and one of longitude at 60 degrees, which is half as long', () => {
    const degree = metresBetween({ latitude: 50, longitude: 0 }, { latitude: 51, longitude: 0 });
    expect(degree).toBeCloseTo(111_195, -1);
    const half = metresBetween({ latitude: 60, longitude: 0 }, { latitude: 60, longitude: 0.001 });
    expect(half / degree).toBeCloseTo(0.0005, 6);
  });

  it('is nothing to the same place, the same both ways, and no shorter by way of a third place', () => {
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        expect(metresBetween(a, a)).toBe(0);
        expect(metresBetween(a, b)).toBeCloseTo(metresBetween(b, a), 6);
        expect(metresBetween(a, c)).toBeLessThanOrEqual(metresBetween(a, b) + metresBetween(b, c) + 1e-6);
      }),
    );
  });
});

describe('boxAround', () => {
  it('holds every point that is near enough', () => {
    fc.assert(
      fc.property(point, shift, shift, fc.integer({ min: 1, max: 1000 }), (centre, north, east, metres) => {
        const other = { latitude: centre.latitude + north, longitude: centre.longitude + east };
        fc.pre(metresBetween(centre, other) <= metres);
        const { from, to } = boxAround(centre, metres);
        expect(other.latitude >= from.latitude && other.latitude <= to.latitude).toBe(true);
        expect(other.longitude >= from.longitude && other.longitude <= to.longitude).toBe(true);
      }),
    );
  });

  it('is not much larger than it must be', () => {
    fc.assert(
      fc.property(point, (centre) => {
        const { from, to } = boxAround(centre, 60);
        expect(metresBetween(from, to)).toBeLessThan(2 * 60 * Math.SQRT2 * 1.01);
      }),
    );
  });
});
