import { describe, expect, it } from '@jest/globals';
import { normalise, placeWords } from './normalise.ts';
import { readPhrase } from './phrase.ts';
import { compilePhrases } from './phrase-matcher.ts';

const groups = { place: ['house', 'flat'] };

function matches(phrase: string, text: string): boolean {
  const matcher = compilePhrases([readPhrase(phrase, groups)], () => undefined);
  return matcher.find(placeWords(normalise(text))).length > 0;
}

describe('readPhrase', () => {
  it('refuses an unknown group', () => {
    expect(() => readPhrase('@nothing', groups)).toThrow('Unknown group');
  });

  it('refuses an empty phrase', () => {
    expect(() => readPhrase('~2', groups)).toThrow('Empty phrase');
  });
});

describe('compilePhrases', () => {
  it.each([
    ['smell gas', 'I can smell gas', true],
    ['smell gas', 'I can smell the gas', false],
    ['smell ~1 gas', 'I can smell the gas', true],
    ['smell ~1 gas', 'gas smell', false],
    ['@place fire', 'flat fire', true],
    ['fire fire', 'fire', false],
    ['fire fire', 'fire fire', true],
    ['^ fire $', 'fire!', true],
    ['^ fire $', 'fire door', false],
    ['smell ~2 gas', 'what a smell. gas bill', false],
    ['a ~1 b', 'a x a b', true],
  ])('%s in "%s": %s', (phrase, text, expected) => {
    expect(matches(phrase, text)).toBe(expected);
  });

  it('says where a phrase stands', () => {
    const matcher = compilePhrases([readPhrase('fire door', groups)], () => undefined);
    expect(matcher.find(placeWords('the fire door'))).toEqual([{ phrase: 0, first: 2, last: 3 }]);
  });

  it('passes over words that are set aside', () => {
    const matcher = compilePhrases([readPhrase('fire', groups)], () => undefined);
    expect(matcher.find(placeWords('fire'), Uint8Array.of(0, 1, 0))).toEqual([]);
  });

  it('remembers nothing of an earlier message', () => {
    const matcher = compilePhrases([readPhrase('smell ~9 gas', groups)], () => undefined);
    matcher.find(placeWords('smell'));
    expect(matcher.find(placeWords('gas'))).toEqual([]);
  });

  it('asks for the word that an unknown one was meant to be', () => {
    const matcher = compilePhrases([readPhrase('smell', groups)], (word) => (word === 'smel' ? 'smell' : undefined));
    expect(matcher.find(placeWords('smel'))).toHaveLength(1);
  });
});
