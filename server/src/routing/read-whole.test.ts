import { describe, expect, it } from '@jest/globals';
import { MESSAGE_LIMIT } from '@hub/contract';
import fc from 'fast-check';
import { partsOf } from './read-whole.ts';

describe('the parts of a long text', () => {
  it('are all of it, in order, none longer than what is read', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 0, maxLength: 3 * MESSAGE_LIMIT }), (text) => {
        const parts = partsOf(text);
        expect(parts.join('')).toBe(text);
        expect(parts.every((part) => part.length <= MESSAGE_LIMIT)).toBe(true);
      }),
    );
  });

  it('are cut between words where there are any', () => {
    const parts = partsOf('there is a fire '.repeat(300));
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.join('').split(/\s+/)).toEqual(parts.flatMap((part) => part.split(/\s+/).filter(Boolean)).concat(''));
  });
});
