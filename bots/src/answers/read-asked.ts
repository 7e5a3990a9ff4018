import type { AskedLists } from '../load.ts';
import { normalise, placeWords } from '../text/normalise.ts';
import { compilePhrases } from '../text/phrase-matcher.ts';
import { readPhrase } from '../text/phrase.ts';
import { isPart, type Asked } from './parts.ts';

/** A plain question found in a message. */
export interface FoundQuestion {
  readonly about: Asked;
  /** True when the message says nothing else: every word belongs to a wording of such questions, or means nothing. */
  readonly isWhole: boolean;
}

export interface AskedReader {
  /** Every plain question of a message, in the order of the lists. */
  read(text: string): FoundQuestion[];
}

/** Marks of a sentence's ends; they are no words. */
const MARKS = ['^', '$'];

/** Builds the reader of plain questions (`data/questions/asked.json`). The work is in proportion to the words of a message. */
export function createAskedReader({ groups, filler, questions }: AskedLists): AskedReader {
  const compiled = questions.map(({ about, not, patterns }) => ({
    about,
    not: new Set(not),
    matcher: compilePhrases(
      patterns.map(({ words }) => readPhrase(words, groups)),
      () => undefined,
    ),
  }));
  const meaningless = new Set([...MARKS, ...filler]);
  // Two questions of one service may stand in one message; what the bot is stands alone.
  const ofParts = new Set(compiled.flatMap(({ about, matcher }) => (isPart(about) ? [...matcher.vocabulary] : [])));
  return {
    read: (text) => {
      const words = placeWords(normalise(text));
      return compiled
        .filter(({ not, matcher }) => !words.some(({ word }) => not.has(word)) && matcher.find(words).length > 0)
        .map(({ about, matcher }) => {
          const known = isPart(about) ? ofParts : matcher.vocabulary;
          return { about, isWhole: words.every(({ word }) => meaningless.has(word) || known.has(word)) };
        });
    },
  };
}
