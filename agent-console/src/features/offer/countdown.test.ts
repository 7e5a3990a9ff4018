import { describe, expect, it } from '@jest/globals';
import { secondsLeft } from './countdown.ts';

describe('the countdown of an offer', () => {
  it('rounds up and stops at nothing', () => {
    const expiresAt = '2026-11-24T10:00:30.000Z';
    expect(secondsLeft(expiresAt, Date.parse('2026-11-24T10:00:00.000Z'))).toBe(30);
    expect(secondsLeft(expiresAt, Date.parse('2026-11-24T10:00:29.001Z'))).toBe(1);
    expect(secondsLeft(expiresAt, Date.parse('2026-11-24T10:01:00.000Z'))).toBe(0);
  });
});
