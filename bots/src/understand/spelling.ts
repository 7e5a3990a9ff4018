import { NearWords } from '../text/near-words.ts';

const SHORTEST = 5;
/** A word of the training phrases counts as rightly spelt when it is in at least this many of them. */
const OFTEN = 3;

export type Spelling = (word: string) => string;

/**
 * Spelling for this field only: an unknown word one slip from a word that training phrases use often becomes that word, the
 * most used first. Known words are left alone, misspelt or not, since the classifier has learnt them as they are.
 */
export function createSpelling(counts: ReadonlyMap<string, number>): Spelling {
  const often = [...counts].filter(([, count]) => count >= OFTEN).sort((one, other) => other[1] - one[1]);
  const near = new NearWords(
    often.map(([word]) => word),
    SHORTEST,
  );
  const order = new Map(often.map(([word], index) => [word, index]));
  return (word) => {
    if (word.length < SHORTEST || counts.has(word) || /\d/.test(word)) return word;
    const found = near.find(word);
    return found.reduce(
      (best, candidate) => ((order.get(candidate) ?? Infinity) < (order.get(best) ?? Infinity) ? candidate : best),
      found[0] ?? word,
    );
  };
}
