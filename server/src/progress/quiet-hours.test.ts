import { describe, expect, it } from '@jest/globals';
import { isQuiet, quietHoursOf } from './quiet-hours.ts';

const NIGHT = { from: 21, until: 8 };

describe('quiet hours', () => {
  it.each([
    ['2026-11-27T20:59:59Z', false],
    ['2026-11-27T21:00:00Z', true],
    ['2026-11-28T00:30:00Z', true],
    ['2026-11-28T07:59:59Z', true],
    ['2026-11-28T08:00:00Z', false],
    // London is an hour ahead in summer.
    ['2026-07-01T20:00:00Z', true],
    ['2026-07-01T07:00:00Z', false],
    // The night in which the clocks go back has 01:30 twice.
    ['2026-10-25T00:30:00Z', true],
    ['2026-10-25T08:00:00Z', false],
  ])('are London hours: at %s it is %s', (at, quiet) => expect(isQuiet(new Date(at), NIGHT)).toBe(quiet));

  it('may be none, or all', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => new Date(Date.UTC(2026, 0, 1, hour)));
    expect(hours.some((at) => isQuiet(at, { from: 0, until: 0 }))).toBe(false);
    expect(hours.every((at) => isQuiet(at, { from: 0, until: 24 }))).toBe(true);
  });

  it('are never guessed', () => {
    expect(() => quietHoursOf(new Map([['quietFromHour', 21]]))).toThrow(/settings\.json.*quietUntilHour/);
  });
});
