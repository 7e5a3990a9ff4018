import { eld } from 'eld/small';
import type { LanguageLists } from '../load.ts';
import { normalise } from '../text/normalise.ts';

const LATIN_LETTERS_TO_TRUST = 12;
const OTHER_LETTERS_TO_TRUST = 3;
const SURE_SCORE = 0.55;
const ENGLISH_SHARE = 0.5;
/** Short words are often English by chance ("am", "de", "mi"). */
const ENGLISH_SHARE_IF_FOREIGN = 0.7;
/** So much of a message must be common words of one language. */
const LEAST_SHARE = 1 / 3;
const LEAST_IF_FOREIGN = 1 / 10;
/** Among English, so many words of one language. */
const MIXED_WORDS = 3;

/** `isForeign`: something else says that it is no English, so that less is asked of what speaks for another language. */
export type LanguageReader = (text: string, isForeign?: boolean) => string;

/**
 * Tells the language of a message (P24). The statistical detector is trusted only with enough letters, and not against a
 * message most of whose words are known English; short messages go by common words. Answers `en` when it cannot tell.
 */
export function createLanguageReader(lists: LanguageLists, knownEnglish: Iterable<string>): LanguageReader {
  const english = new Set([...lists.english, ...knownEnglish]);
  const borrowed = new Set(lists.borrowed);
  const scripts = lists.letters.map(({ code, pattern }) => ({ code, pattern: new RegExp(pattern, 'iu') }));
  const common = lists.languages.map(({ code, words }) => ({
    code,
    words: new Set(words.map(normalise).filter((word) => !english.has(word))),
  }));

  return (text, isForeign = false) => {
    const said = normalise(text).match(/\p{L}+/gu) ?? [];
    // People say "council tax" in any language.
    const own = said.filter((word) => !borrowed.has(word));
    const words = own.length > 0 ? own : said;
    const letters = words.join('');
    const latin = /[a-z]/.test(letters);
    if (!latin) return letters.length >= OTHER_LETTERS_TO_TRUST ? ofOtherLetters(text, words) : 'en';
    const knownShare = words.filter((word) => english.has(word)).length / words.length;
    if (knownShare >= (isForeign ? ENGLISH_SHARE_IF_FOREIGN : ENGLISH_SHARE)) return mixed(words) ?? 'en';
    const byLetters = letters.length >= LATIN_LETTERS_TO_TRUST ? eld.detect(words.join(' ')) : undefined;
    const byWords = mostCommon(words, {
      byLetters: byLetters?.language,
      least: isForeign ? LEAST_IF_FOREIGN : LEAST_SHARE,
    });
    const trusted =
      byLetters?.isReliable() === true && (byLetters.getScores()[byLetters.language] ?? 0) >= SURE_SCORE
        ? byLetters.language
        : undefined;
    if (isForeign) return byWords ?? likeliestForeign(byLetters?.getScores()) ?? 'en';
    return byWords ?? trusted ?? 'en';
  };

  /** Neighbours share a script: some words, or letters that only one of them has, say which it is. */
  function ofOtherLetters(text: string, words: readonly string[]): string {
    const byWords = mostCommon(words, { byLetters: undefined, least: LEAST_IF_FOREIGN });
    return byWords ?? scripts.find(({ pattern }) => pattern.test(text))?.code ?? (eld.detect(text).language || 'en');
  }

  /** What the letters speak for most, other than for English. */
  function likeliestForeign(scores: Readonly<Record<string, number>> | undefined): string | undefined {
    const others = Object.entries(scores ?? {}).filter(([code]) => code !== 'en');
    return others.sort(([, a], [, b]) => b - a)[0]?.[0];
  }

  /** How many of the words are common ones of each language, and the most of any. */
  function count(words: readonly string[]): { counted: readonly { code: string; count: number }[]; most: number } {
    let most = 0;
    const counted = common.map(({ code, words: known }) => {
      const found = words.filter((word) => known.has(word)).length;
      most = Math.max(most, found);
      return { code, count: found };
    });
    return { counted, most };
  }

  /** People mix: the council's words in English, their own between them. Several of one language are no chance. */
  function mixed(words: readonly string[]): string | undefined {
    const { counted, most } = count(words);
    return most >= MIXED_WORDS ? counted.find((each) => each.count === most)?.code : undefined;
  }

  /**
   * The language with most common words in the message, if they are enough of it. Where two have as many, as neighbours often do,
   * it is the one that the letters speak for, or nobody can tell.
   */
  function mostCommon(
    words: readonly string[],
    { byLetters, least }: { byLetters: string | undefined; least: number },
  ): string | undefined {
    const { counted, most } = count(words);
    if (most === 0 || most / words.length < least) return undefined;
    const first = counted.filter((each) => each.count === most).map(({ code }) => code);
    return first.length === 1 ? first[0] : first.find((code) => code === byLetters);
  }
}
