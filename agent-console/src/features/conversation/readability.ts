/** A hint about what is being typed: words a sentence, and one that is long. Pure, no judgement of the person. */

/** Residents are written to in sentences of at most so many words (reading age 9). */
export const LONG_SENTENCE = 20;
/** Too little text says nothing about how it reads. */
const ENOUGH_WORDS = 8;

export interface Readability {
  /** Average, rounded. */
  wordsPerSentence: number;
  /** Words in the longest sentence. */
  longest: number;
}

const wordsIn = (sentence: string) => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Null while there is too little text to say anything. A new line ends a sentence; a point inside a number or address does not. */
export function readability(text: string): Readability | null {
  const counts = text
    .split(/[.!?…]+(?=\s|$)|\n+/u)
    .map(wordsIn)
    .filter((count) => count > 0);
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total < ENOUGH_WORDS) return null;
  return { wordsPerSentence: Math.round(total / counts.length), longest: Math.max(...counts) };
}
