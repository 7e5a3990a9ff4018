import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { inPounds, perOne, readPounds } from './money.ts';

const amounts = fc.nat(100_000_000);

describe('money', () => {
  it('is read and written to the penny without a loss', () => {
    fc.assert(
      fc.property(fc.nat(99_999), fc.nat(99), (pounds, pence) => {
        const text = `${pounds}.${String(pence).padStart(2, '0')}`;
        expect(readPounds(text)).toBe((pounds * 100 + pence) * 100);
        expect(inPounds(readPounds(text))).toBe(`£${text}`);
      }),
    );
  });

  it('is added up without what a sum of floats would lose', () => {
    const [visit, call] = [readPounds('0.11'), readPounds('2.59')];
    expect(inPounds(1000 * visit)).toBe('£110.00');
    // Eleven pence is a visit: a journey of four visits and a call.
    expect(inPounds(visit + visit + visit + visit + call)).toBe('£3.03');
  });

  it('is shared to the nearest hundredth of a penny', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 10_000 }), (amount, count) => {
        const each = perOne(amount, count) ?? -1;
        expect(2 * Math.abs(each * count - amount)).toBeLessThanOrEqual(count);
      }),
    );
    expect(perOne(100, 0)).toBeNull();
    expect(perOne(5, 2)).toBe(3);
  });

  it('holds the seed of the council: a visit to the counter is some three phone calls, a call some 23 visits online', () => {
    expect((perOne(readPounds('8.15') * 10, readPounds('2.59')) ?? 0) / 10).toBe(3.1);
    expect((perOne(readPounds('2.59') * 10, readPounds('0.11')) ?? 0) / 10).toBe(23.5);
  });

  it.each(['', '2,59', '-1', '2.59999', '£2.59', '1e3'])('is not read from %j', (text) => {
    expect(() => readPounds(text)).toThrow('is no amount');
  });
});
