/** Longest text that is read; a longer one is cut, so that every step stays short whatever is sent. */
const LONGEST = 2000;

/**
 * Brings a message to one plain form for matching: lower case, no accents, no apostrophes, no hidden characters, and
 * letters repeated three or more times for effect ("heeelp") written once. Punctuation is kept for the clause splitter.
 */
export function normalise(text: string): string {
  return text
    .slice(0, LONGEST)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}'’‘`´]/gu, '')
    .toLowerCase()
    .replace(/([a-z])\1{2,}/g, '$1');
}

/** A word and its place. Places jump at the end of a sentence, so that a phrase does not match across two of them. */
export interface PlacedWord {
  readonly word: string;
  readonly place: number;
}

const SENTENCE_JUMP = 6;
const WORD_OR_STOP = /[\p{L}\p{N}]+|[.!?;\n]/gu;
const STOPS: ReadonlySet<string> = new Set(['.', '!', '?', ';', '\n']);

/** The marks that stand for the beginning and the end of a sentence in a phrase. */
export const BEGIN = '^';
export const END = '$';

/** Words of a normalised text in order, each sentence between {@link BEGIN} and {@link END}. */
export function placeWords(normalised: string): PlacedWord[] {
  const placed: PlacedWord[] = [{ word: BEGIN, place: 0 }];
  let place = 1;
  for (const part of normalised.match(WORD_OR_STOP) ?? []) {
    if (!STOPS.has(part)) {
      placed.push({ word: part, place });
      place += 1;
    } else if (placed.at(-1)?.word !== BEGIN) {
      placed.push({ word: END, place }, { word: BEGIN, place: place + SENTENCE_JUMP });
      place += SENTENCE_JUMP + 1;
    }
  }
  if (placed.at(-1)?.word === BEGIN && placed.length > 1) placed.pop();
  else placed.push({ word: END, place });
  return placed;
}
