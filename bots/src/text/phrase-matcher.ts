import type { PhraseStep } from './phrase.ts';
import type { PlacedWord } from './normalise.ts';

/** A phrase found in a text: which one, and the indexes of its first and last word. */
export interface PhraseHit {
  readonly phrase: number;
  readonly first: number;
  readonly last: number;
}

export interface PhraseMatcher {
  /** Every hit, in order of where it ends. `skip` marks words that may not be used. */
  find(words: readonly PlacedWord[], skip?: Uint8Array): PhraseHit[];
  /** The words that any phrase knows. */
  readonly vocabulary: ReadonlySet<string>;
}

const STAMP_LIMIT = 2 ** 30;

/**
 * Compiles phrases for one pass over a text: the work is the number of words times the few steps each word can be, whatever
 * the text, and no pattern can make it slower. For each step the latest place reached is kept; the latest is always the best,
 * because later steps only ask how near it is. `respell` gives the known word that an unknown one was meant to be, if any.
 */
export function compilePhrases(
  phrases: readonly (readonly PhraseStep[])[],
  respell: (word: string) => string | undefined,
): PhraseMatcher {
  const postings = new Map<string, number[]>();
  const gapOf: number[] = [];
  const phraseOf: number[] = [];
  const isFirst: boolean[] = [];
  const isLast: boolean[] = [];
  for (const [phrase, steps] of phrases.entries()) {
    for (const [index, step] of steps.entries()) {
      const slot = gapOf.length;
      gapOf.push(step.gap);
      phraseOf.push(phrase);
      isFirst.push(index === 0);
      isLast.push(index === steps.length - 1);
      for (const word of step.words) {
        const slots = postings.get(word);
        // The later step first, so that one word cannot be two steps of the same phrase.
        if (slots) slots.unshift(slot);
        else postings.set(word, [slot]);
      }
    }
  }
  const reached = new Int32Array(gapOf.length);
  const startedAt = new Int32Array(gapOf.length);
  // Places are counted on from message to message, so that what an earlier message left is simply too old to count.
  let stamp = 1;

  const find = (words: readonly PlacedWord[], skip?: Uint8Array): PhraseHit[] => {
    if (stamp > STAMP_LIMIT) {
      reached.fill(0);
      stamp = 1;
    }
    const hits: PhraseHit[] = [];
    for (const [index, { word, place }] of words.entries()) {
      if (skip?.[index]) continue;
      const slots = postings.get(word) ?? postings.get(respell(word) ?? '');
      if (!slots) continue;
      const at = stamp + place;
      for (const slot of slots) {
        if (isFirst[slot]) startedAt[slot] = index;
        else {
          const before = reached[slot - 1] ?? 0;
          if (before < stamp || before >= at || at - before - 1 > (gapOf[slot] ?? 0)) continue;
          startedAt[slot] = startedAt[slot - 1] ?? index;
        }
        reached[slot] = at;
        if (isLast[slot]) hits.push({ phrase: phraseOf[slot] ?? 0, first: startedAt[slot] ?? index, last: index });
      }
    }
    stamp += (words.at(-1)?.place ?? 0) + 1;
    return hits;
  };
  return { find, vocabulary: new Set(postings.keys()) };
}
