import { NearWords } from '../text/near-words.ts';
import { BEGIN, END, normalise, placeWords, type PlacedWord } from '../text/normalise.ts';
import { readPhrase, type PhraseGroups } from '../text/phrase.ts';
import { compilePhrases } from '../text/phrase-matcher.ts';
import { SAFETY_SIGNALS, type SafetySignal, type SafetySignalName } from './signals.ts';

export interface SafetyPattern {
  readonly id: string;
  readonly words: string;
}

export interface SafetyLists {
  readonly groups: PhraseGroups;
  readonly signals: readonly { readonly signal: SafetySignalName; readonly patterns: readonly SafetyPattern[] }[];
  /** Everyday uses of the same words ("fire door"); their words are set aside before the signals are looked for. */
  readonly masks: readonly SafetyPattern[];
  /** Ordinary words one slip away from a listed one ("hunting", "fitting"): never taken for a misspelling. */
  readonly lookalikes: readonly string[];
}

export type SafetyNet = (text: string) => SafetySignal | null;

const SHORTEST_RESPELT = 6;
const DIGIT_LETTERS: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's' };

/**
 * Builds the safety net (P05 to P13, P16): reads any message in one linear pass and names the most pressing signal in it, or
 * null. It leans to finding too much, since a needless offer of help costs little and a missed one may cost a life.
 */
export function createSafetyNet(lists: SafetyLists): SafetyNet {
  const read = (pattern: SafetyPattern) => readPhrase(pattern.words, lists.groups);
  const patterns = SAFETY_SIGNALS.flatMap((signal) =>
    lists.signals
      .filter((list) => list.signal === signal)
      .flatMap((list) => list.patterns.map((pattern) => ({ signal, pattern }))),
  );
  const exact = compilePhrases(
    patterns.map(({ pattern }) => read(pattern)),
    (word) => respell(word),
  );
  const masks = compilePhrases(
    lists.masks.map((mask) => read(mask)),
    () => undefined,
  );
  const near = new NearWords(exact.vocabulary, SHORTEST_RESPELT);
  const ordinary = new Set([...lists.lookalikes, ...masks.vocabulary]);

  const respell = (word: string): string | undefined => {
    if (ordinary.has(word)) return undefined;
    const plain = /\d/.test(word) && /[a-z]/.test(word) ? word.replace(/[01345]/g, (d) => DIGIT_LETTERS[d] ?? d) : word;
    return plain !== word && exact.vocabulary.has(plain) ? plain : near.find(plain)[0];
  };

  return (text) => {
    const words = placeWords(normalise(text));
    let best = patterns.length;
    for (const hit of exact.find(words, setAside(words))) best = Math.min(best, hit.phrase);
    const found = patterns[best];
    return found ? { signal: found.signal, matched: found.pattern.id } : null;
  };

  function setAside(words: readonly PlacedWord[]): Uint8Array {
    const skip = new Uint8Array(words.length);
    for (const hit of masks.find(words)) {
      for (let index = hit.first; index <= hit.last; index += 1) {
        const word = words[index]?.word;
        if (word !== BEGIN && word !== END) skip[index] = 1;
      }
    }
    return skip;
  }
}
