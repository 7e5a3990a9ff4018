import { eld } from 'eld/small';
import type { LanguageLists } from '../load.ts';
import { normalise } from '../text/normalise.ts';

const LATIN_LETTERS_TO_TRUST = 12;
const OTHER_LETTERS_TO_TRUST = 3;
const SURE_SCORE = 0.55;
const ENGLISH_SHARE = 0.5;

export type LanguageReader = (text: string) => string;

/**
 * Tells the language of a message (P24). The statistical detector is trusted only with enough letters, and not against a
 * message most of whose words are known English; short messages go by common words. Answers `en` when it cannot tell.
 */
export function createLanguageReader(lists: LanguageLists, knownEnglish: Iterable<string>): LanguageReader {
  const english = new Set([...lists.english, ...knownEnglish]);
  const common = lists.languages.map(({ code, words }) => ({
    code,
    words: new Set(words.map(normalise).filter((word) => !english.has(word))),
  }));

  return (text) => {
    const words = normalise(text).match(/\p{L}+/gu) ?? [];
    const letters = words.join('');
    const latin = /[a-z]/.test(letters);
    if (!latin) return letters.length >= OTHER_LETTERS_TO_TRUST ? eld.detect(text).language || 'en' : 'en';
    const knownShare = words.filter((word) => english.has(word)).length / words.length;
    if (knownShare >= ENGLISH_SHARE) return 'en';
    const byWords = mostCommon(words);
    const byLetters = letters.length >= LATIN_LETTERS_TO_TRUST ? eld.detect(text) : undefined;
    const trusted =
      byLetters?.isReliable() === true && (byLetters.getScores()[byLetters.language] ?? 0) >= SURE_SCORE
        ? byLetters.language
        : undefined;
    return byWords ?? trusted ?? 'en';
  };

  /** The language with most common words in the message, if they are a third of it and no other language has as many. */
  function mostCommon(words: readonly string[]): string | undefined {
    const counted = common
      .map(({ code, words: known }) => ({ code, count: words.filter((word) => known.has(word)).length }))
      .sort((one, other) => other.count - one.count);
    const [first, second] = counted;
    if (!first || first.count === 0 || first.count <= (second?.count ?? 0)) return undefined;
    return first.count / words.length >= 1 / 3 ? first.code : undefined;
  }
}
