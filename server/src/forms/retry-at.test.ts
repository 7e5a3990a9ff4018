import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { retryAt } from './retry-at.ts';

const now = new Date('2026-11-24T10:00:00Z');
const chance = fc.double({ min: 0, max: 1, noNaN: true });
const attempts = fc.integer({ min: 1, max: 10_000 });
const secondsUntil = (given: { attempts: number; random: number; retryAfter?: string | null }): number =>
  (retryAt({ retryAfter: null, now, ...given }).getTime() - now.getTime()) / 1000;

describe('retryAt', () => {
  it('waits some seconds at first, and at most an hour however often it failed', () => {
    expect(secondsUntil({ attempts: 1, random: 0 })).toBe(2.5);
    expect(secondsUntil({ attempts: 1, random: 1 })).toBe(5);
    fc.assert(
      fc.property(attempts, chance, (tries, random) => {
        const seconds = secondsUntil({ attempts: tries, random });
        expect(seconds).toBeGreaterThanOrEqual(2.5);
        expect(seconds).toBeLessThanOrEqual(3600);
      }),
    );
  });

  it('never waits less after one try more, for the same chance', () => {
    fc.assert(
      fc.property(attempts, chance, (tries, random) => {
        expect(secondsUntil({ attempts: tries + 1, random })).toBeGreaterThanOrEqual(
          secondsUntil({ attempts: tries, random }),
        );
      }),
    );
  });

  it('never comes before the time the other side asked for, in seconds or as a date, up to a day', () => {
    fc.assert(
      fc.property(attempts, chance, fc.integer({ min: 0, max: 86_400 }), (tries, random, asked) => {
        const date = new Date(now.getTime() + asked * 1000).toUTCString();
        for (const retryAfter of [String(asked), date])
          expect(secondsUntil({ attempts: tries, random, retryAfter })).toBeGreaterThanOrEqual(asked);
      }),
    );
    expect(secondsUntil({ attempts: 1, random: 0, retryAfter: '999999999' })).toBe(86_400);
  });

  it('takes what is neither for nothing', () => {
    for (const retryAfter of ['soon', '', '-5', 'Tue, 01 Jan 2019 00:00:00 GMT'])
      expect(secondsUntil({ attempts: 1, random: 1, retryAfter })).toBe(5);
  });
});
