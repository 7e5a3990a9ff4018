import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isNo, readScore } from './read-score.ts';

describe('a score in an answer', () => {
  it.each([
    ['5', 5],
    [' 4. ', 4],
    ['Five!', 5],
    ['3/5', 3],
    ['2 out of 5', 2],
    ['5 stars', 5],
    ['Very good.', 5],
    ['1 - very poor', 1],
    ['0', null],
    ['6', null],
    ['15', null],
    ['5 5', null],
    ['2 bins were missed', null],
    ['very good but my bin was missed', null],
    ['good morning', null],
    ['out of 5', null],
    ['constructor', null],
    ['', null],
  ] as const)('"%s" is %s', (text, score) => {
    expect(readScore(text)).toBe(score);
  });

  it('is never found in an answer of more than four words', () => {
    const word = fc.constantFrom('5', 'good', 'very', 'out', 'of', 'bins', '1', 'poor');
    fc.assert(
      fc.property(fc.array(word, { minLength: 5, maxLength: 9 }), (words) => readScore(words.join(' ')) === null),
    );
  });
});

describe('a no in an answer', () => {
  it.each([
    ['No thanks.', true],
    ['bye!', true],
    ['no one came', false],
    ['', false],
  ] as const)('"%s": %s', (text, is) => {
    expect(isNo(text)).toBe(is);
  });
});
