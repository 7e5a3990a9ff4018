import { PorterStemmer } from 'natural/lib/natural/stemmers/index.js';
import { AggressiveTokenizer } from 'natural/lib/natural/tokenizers/index.js';
import { normalise } from '../text/normalise.ts';

const tokenizer = new AggressiveTokenizer();

/** Words of a message for the classifier: normalised, letters and digits only, in the Latin alphabet. */
export function tokenize(text: string): string[] {
  return tokenizer.tokenize(normalise(text).replace(/[-/_]/g, ' '));
}

/** A stemmer that remembers its answers for the words given, since those are nearly all it will be asked. */
export function createStemmer(words: Iterable<string>): (word: string) => string {
  const known = new Map<string, string>();
  for (const word of words) known.set(word, PorterStemmer.stem(word));
  return (word) => known.get(word) ?? PorterStemmer.stem(word);
}
