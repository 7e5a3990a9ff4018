import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { waitSeconds } from './waiting-time.ts';

const strength = (recentHandling: number[], places: number, freePlaces: number) => ({
  recentHandling,
  places,
  freePlaces,
});

describe('waitSeconds', () => {
  it('is unknown when nobody is signed in', () => {
    expect(waitSeconds(1, strength([300, 300, 300], 0, 0))).toBeNull();
  });

  it('is unknown when too little was handled to say', () => {
    expect(waitSeconds(3, strength([300, 300], 4, 0))).toBeNull();
  });

  it('is nothing when nobody is ahead and an agent is free', () => {
    expect(waitSeconds(1, strength([], 2, 1))).toBe(0);
  });

  it('follows from who is ahead, how long each takes and how many are answered at once', () => {
    expect(waitSeconds(4, strength([600, 600, 600], 4, 0))).toBe(600);
    expect(waitSeconds(1, strength([600, 600, 600], 4, 0))).toBe(150);
  });

  it('is never 0 with somebody ahead, and never falls further back in the queue', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 500 }),
        fc.array(fc.integer({ min: 0, max: 3600 }), { minLength: 3, maxLength: 20 }),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 0, max: 100 }),
        (position, handling, places, free) => {
          const given = strength(handling, places, Math.min(places, free));
          const seconds = waitSeconds(position, given);
          const before = waitSeconds(position - 1, given);
          expect(seconds).toBeGreaterThan(0);
          expect(seconds).toBeGreaterThanOrEqual(before ?? 0);
        },
      ),
    );
  });
});
