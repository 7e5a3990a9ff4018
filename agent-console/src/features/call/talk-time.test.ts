import { describe, expect, it } from '@jest/globals';
import { talkTime } from './talk-time.ts';

describe('the time of a talk', () => {
  it('reads as a clock does', () => {
    expect([0, 5999, 65_000, 750_000, 3_723_000].map(talkTime)).toEqual(['0:00', '0:05', '1:05', '12:30', '1:02:03']);
  });

  it('never goes below nothing, whatever the clock of the browser does', () => {
    expect(talkTime(-5000)).toBe('0:00');
  });
});
