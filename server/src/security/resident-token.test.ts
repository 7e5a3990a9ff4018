import { describe, expect, it } from '@jest/globals';
import { hashResidentToken, looksLikeToken, newResidentToken } from './resident-token.ts';

describe('the token of a conversation', () => {
  it('is long, new each time, and recognised by its hash alone', () => {
    const [one, two] = [newResidentToken(), newResidentToken()];
    expect(one.token).toHaveLength(43);
    expect(one.token).not.toBe(two.token);
    expect(one.hash).toEqual(hashResidentToken(one.token));
    expect(two.hash).not.toEqual(one.hash);
  });

  it('is told from what could never be one before the database is asked', () => {
    expect(looksLikeToken(newResidentToken().token)).toBe(true);
    for (const value of [undefined, null, 7, '', 'a'.repeat(44), `${'a'.repeat(42)}'`])
      expect(looksLikeToken(value)).toBe(false);
  });
});
