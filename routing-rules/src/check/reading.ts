import { syllable } from 'syllable';

/** Words a sentence may have, by the house rule for everything that residents read. */
export const LONGEST_SENTENCE = 20;

/** What a reading age is made of. */
export interface Reading {
  sentences: number;
  words: number;
  syllables: number;
}

/** Sentences of a text, each with its full stop. */
export const sentencesOf = (text: string): string[] => text.split(/(?<=[.?!])\s+/).filter((part) => part !== '');

/** Words of a sentence; a dash alone is not one. */
export const wordsOf = (sentence: string): string[] =>
  sentence.split(/\s+/).filter((word) => /[\p{Letter}\p{Number}]/u.test(word));

/** Makes a counter for English sentences that looks each different word up only once. */
export function readingCounter(): (sentences: readonly string[]) => Reading {
  const known = new Map<string, number>();
  const syllablesOf = (word: string): number => {
    const count = known.get(word) ?? Math.max(1, syllable(word));
    known.set(word, count);
    return count;
  };
  return (sentences) => {
    const words = sentences.flatMap(wordsOf);
    const syllables = words.reduce((sum, word) => sum + syllablesOf(word.toLowerCase()), 0);
    return { sentences: sentences.length, words: words.length, syllables };
  };
}

export const addReadings = (a: Reading, b: Reading): Reading => ({
  sentences: a.sentences + b.sentences,
  words: a.words + b.words,
  syllables: a.syllables + b.syllables,
});

/**
 * Reading age in years: the school grade of Flesch and Kincaid, and five more. It is rough for one sentence and good for
 * many, so a single wording is allowed more than all of them together. Zero when there is nothing to read.
 */
export function readingAge({ sentences, words, syllables }: Reading): number {
  return words === 0 ? 0 : 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59 + 5;
}
