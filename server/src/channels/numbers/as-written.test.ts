import { describe, expect, it } from '@jest/globals';
import { asWritten } from './as-written.ts';

describe('a number as people write it', () => {
  it.each([
    ['+447700900999', '07700 900999'],
    ['+441632960100', '01632 960100'],
    ['+12025550100', '+12025550100'],
    ['84433', '84433'],
  ])('%s is %s', (number, written) => {
    expect(asWritten(number)).toBe(written);
  });
});
