import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { countedFor, MOST_MADE, waitToMake, worksUntil } from './limits.ts';

const now = new Date('2026-11-27T12:00:00Z');
const HOUR_MS = 3_600_000;
const ago = fc.integer({ min: 0, max: 2 * HOUR_MS }).map((ms) => new Date(now.getTime() - ms));

describe('how often a code may be made', () => {
  it('is five times in any hour, and never sooner than it says', () => {
    fc.assert(
      fc.property(fc.array(ago, { maxLength: 12 }), (made) => {
        const inHourTo = (end: Date) => made.filter((at) => at > new Date(end.getTime() - HOUR_MS) && at <= end).length;
        const wait = waitToMake(made, now);
        expect(wait === null).toBe(inHourTo(now) < MOST_MADE);
        if (wait !== null) expect(inHourTo(new Date(now.getTime() + wait * 1000))).toBeLessThan(MOST_MADE);
      }),
    );
  });

  it('works for a quarter of an hour', () => {
    expect(worksUntil(now).toISOString()).toBe('2026-11-27T12:15:00.000Z');
  });
});

describe('a wrong code', () => {
  it('counts against everybody, and against nobody else but whoever typed it', () => {
    const guesser = fc.oneof(
      fc.record({ number: fc.option(fc.string()) }),
      fc.record({ browser: fc.option(fc.string({ minLength: 1 })), address: fc.ipV4() }),
    );
    fc.assert(
      fc.property(guesser, guesser, (one, other) => {
        const [first, second] = [countedFor(one), countedFor(other).map(({ who }) => who)];
        expect(first.at(-1)).toEqual({ who: 'everybody', most: 100 });
        const shared = first.filter(({ who }) => second.includes(who)).map(({ who }) => who);
        if (JSON.stringify(one) === JSON.stringify(other)) expect(shared).toEqual(first.map(({ who }) => who));
        else if ('number' in one !== 'number' in other) expect(shared).toEqual(['everybody']);
      }),
    );
  });

  it('ends at five from a number or a browser, also one that does not say which it is', () => {
    const most = (guesser: Parameters<typeof countedFor>[0]) => countedFor(guesser)[0]?.most;
    expect(most({ number: '+447700900001' })).toBe(5);
    expect(most({ number: null })).toBe(5);
    expect(most({ browser: 't', address: '192.0.2.1' })).toBe(5);
    expect(most({ browser: null, address: '192.0.2.1' })).toBe(5);
  });
});
