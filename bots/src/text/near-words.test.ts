import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isOneSlip, NearWords } from './near-words.ts';

describe('isOneSlip', () => {
  it.each([
    ['bleeding', 'bleding', true],
    ['bleeding', 'bleedings', true],
    ['bleeding', 'bleading', true],
    ['bleeding', 'belding', false],
    ['collapse', 'collaspe', true],
    ['same', 'same', true],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(isOneSlip(one, other)).toBe(expected);
  });

  it('is the same both ways', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(fc.property(word, word, (one, other) => isOneSlip(one, other) === isOneSlip(other, one)));
  });
});

describe('NearWords', () => {
  const near = new NearWords(['collapsed', 'suicide', 'gas'], 6);

  it('finds a word one slip away', () => {
    expect(near.find('suicde')).toEqual(['suicide']);
    expect(near.find('colapsed')).toEqual(['collapsed']);
  });

  it('leaves short words alone', () => {
    expect(near.find('gaz')).toEqual([]);
  });
});
