import { describe, expect, it } from '@jest/globals';
import { factsInWords } from './facts-in-words.ts';

describe('why', () => {
  it('says each fact that matched', () => {
    const because = {
      rule: 'r',
      table: 'channel',
      row: 7,
      clause: 'P51',
      facts: { digitalAccess: 'none', open: false },
    };
    expect(factsInWords(because)).toEqual(['Digital access: none', 'Open: no']);
  });
});
