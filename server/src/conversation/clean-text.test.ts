import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanText } from './clean-text.ts';

describe('cleanText', () => {
  it('leaves what PostgreSQL can hold, whatever came in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanText(text);
        expect(clean).not.toContain('\u0000');
        expect(clean.isWellFormed()).toBe(true);
      }),
    );
  });

  it('keeps the words as they were written', () => {
    expect(cleanText('  Bună ziua, şoseaua e spartă 🕳️\n')).toBe('Bună ziua, şoseaua e spartă 🕳️');
  });
});
