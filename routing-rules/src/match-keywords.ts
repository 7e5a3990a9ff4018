import type { RuleFiles } from './rule-files.ts';
import type { Signal } from './facts.ts';

/** The locked list of safety words, ready to be looked up. A lower rank is the more severe signal: the list's own order. */
export interface KeywordIndex {
  signals: readonly Signal[];
  rankOfIntent: ReadonlyMap<string, number>;
  rankOfLgsl: ReadonlyMap<number, number>;
  phrasesByFirstWord: ReadonlyMap<string, readonly { words: readonly string[]; rank: number }[]>;
}

const NOT_FOUND = Number.MAX_SAFE_INTEGER;

const APOSTROPHE = 39;
const CURLY_APOSTROPHE = 8217;

/** Digits, letters, apostrophes, and all beyond ASCII but the general punctuation block. */
function isPartOfWord(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === APOSTROPHE;
  return code === CURLY_APOSTROPHE || (code >= 192 && (code < 8192 || code > 8303));
}

/** Splits a message into lower-case words in one pass; apostrophes are dropped, so that "can't" and "cant" are one word. */
function wordsOf(text: string): string[] {
  const lower = text.toLowerCase();
  const words: string[] = [];
  let start = -1;
  for (let at = 0; at <= lower.length; at++) {
    if (at < lower.length && isPartOfWord(lower.charCodeAt(at))) {
      if (start === -1) start = at;
      continue;
    }
    if (start === -1) continue;
    const word = lower.slice(start, at);
    words.push(word.includes("'") || word.includes('’') ? word.replaceAll(/['’]/g, '') : word);
    start = -1;
  }
  return words;
}

/** Prepares the list for look-up; matching is by whole words and has no patterns that could run away. */
export function indexKeywords(list: RuleFiles['keywords']): KeywordIndex {
  const rankOfIntent = new Map<string, number>();
  const rankOfLgsl = new Map<number, number>();
  const phrasesByFirstWord = new Map<string, { words: readonly string[]; rank: number }[]>();
  for (const [rank, entry] of list.signals.entries()) {
    for (const intent of entry.intents) rankOfIntent.set(intent, rank);
    for (const code of entry.lgsl) rankOfLgsl.set(code, rank);
    for (const phrase of entry.phrases) {
      const [first, ...words] = wordsOf(phrase);
      if (first === undefined) continue;
      const known = phrasesByFirstWord.get(first);
      if (known === undefined) phrasesByFirstWord.set(first, [{ words, rank }]);
      else known.push({ words, rank });
    }
  }
  return { signals: list.signals.map((entry) => entry.signal), rankOfIntent, rankOfLgsl, phrasesByFirstWord };
}

function rankOfText(index: KeywordIndex, text: string): number {
  const words = wordsOf(text);
  let best = NOT_FOUND;
  for (let at = 0; at < words.length; at++) {
    const phrases = index.phrasesByFirstWord.get(words[at] ?? '');
    if (phrases === undefined) continue;
    for (const phrase of phrases) {
      if (phrase.rank < best && phrase.words.every((word, k) => words[at + 1 + k] === word)) best = phrase.rank;
    }
  }
  return best;
}

/**
 * The most severe signal that the text, the intent or the service code raises, or `none`. Pass no text when something
 * better than this list has already read the message.
 */
export function signalFrom(
  index: KeywordIndex,
  text: string | undefined,
  intentId: string | undefined,
  lgsl: number | undefined,
): Signal {
  const fromText = text === undefined ? NOT_FOUND : rankOfText(index, text);
  const fromIntent = (intentId === undefined ? undefined : index.rankOfIntent.get(intentId)) ?? NOT_FOUND;
  const fromLgsl = (lgsl === undefined ? undefined : index.rankOfLgsl.get(lgsl)) ?? NOT_FOUND;
  return index.signals[Math.min(fromText, fromIntent, fromLgsl)] ?? 'none';
}
