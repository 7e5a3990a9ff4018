import { describe, expect, it } from '@jest/globals';
import { readability } from './readability.ts';

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');

describe('readability', () => {
  it('says nothing about a few words', () => {
    expect(readability('')).toBeNull();
    expect(readability('Thank you, that helps.')).toBeNull();
  });

  it('counts words a sentence and finds the longest', () => {
    expect(readability(`${words(10)}. ${words(20)}!`)).toEqual({ wordsPerSentence: 15, longest: 20 });
  });

  it('takes a new line as an end, and a point inside a sum or an address as none', () => {
    expect(readability(`${words(6)}\n${words(6)}`)).toEqual({ wordsPerSentence: 6, longest: 6 });
    expect(readability('The charge is £8.15 and it is at www.example.org for you')?.longest).toBe(11);
  });
});
