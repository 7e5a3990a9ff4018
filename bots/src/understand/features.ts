/** A message as numbers: indexes of known features and their weights, of length 1 taken together. */
export interface SparseVector {
  readonly indexes: readonly number[];
  readonly weights: readonly number[];
}

const PIECE_LENGTH = 4;
const PIECE_WEIGHT = 0.25;
const PAIR_WEIGHT = 0.6;
const CONCEPT_WEIGHT = 1.5;

/** Words that say nothing about the subject alone; they still count in pairs ("moving out", "pay my"). */
const QUIET = new Set(
  'the a an is are was i im my me you your it to of and for in on at be do this that have has please so we our'.split(
    ' ',
  ),
);
const QUIET_WEIGHT = 0.35;

/** The ideas that a word belongs to ("settee" is furniture), so that a phrase teaches more than its own words. */
export type Concepts = ReadonlyMap<string, readonly string[]>;

/** Turns a list of ideas and their words around, to be asked by word. */
export function conceptsByWord(lists: Readonly<Record<string, readonly string[]>>): Concepts {
  const byWord = new Map<string, string[]>();
  for (const [concept, words] of Object.entries(lists)) {
    for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), concept]);
  }
  return byWord;
}

/** Features of a message by name: stems, pairs of neighbouring stems, ideas, and pieces of words that survive misspelling. */
export function nameFeatures(
  words: readonly string[],
  stem: (word: string) => string,
  concepts: Concepts,
): Map<string, number> {
  const features = new Map<string, number>();
  const add = (name: string, weight: number) => features.set(name, Math.max(weight, features.get(name) ?? 0));
  let before = '^';
  let ideasBefore: readonly string[] = [];
  for (const word of words) {
    const stemmed = stem(word);
    const quiet = QUIET.has(word);
    add(stemmed, quiet ? QUIET_WEIGHT : 1);
    add(`${before} ${stemmed}`, PAIR_WEIGHT);
    before = stemmed;
    const ideas = concepts.get(word) ?? [];
    for (const idea of ideas) add(`@${idea}`, CONCEPT_WEIGHT);
    for (const idea of ideas) for (const other of ideasBefore) add(`@${other} @${idea}`, PAIR_WEIGHT);
    if (ideas.length > 0) ideasBefore = ideas;
    if (quiet || word.length < PIECE_LENGTH) continue;
    const framed = `<${word}>`;
    for (let start = 0; start + PIECE_LENGTH <= framed.length; start += 1) {
      add(`#${framed.slice(start, start + PIECE_LENGTH)}`, PIECE_WEIGHT);
    }
  }
  return features;
}

/** The features worth keeping, numbered: those of the training messages, weighted by how few messages have them. */
export class FeatureIndex {
  readonly #indexes = new Map<string, number>();
  readonly #rarity: number[] = [];

  constructor(messages: readonly ReadonlyMap<string, number>[]) {
    const counts = new Map<string, number>();
    for (const message of messages) for (const name of message.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
    for (const [name, count] of counts) {
      // A pair or a piece seen once or twice is chance; a word seen once may be the one that matters.
      if (count < 3 && (name.startsWith('#') || name.includes(' '))) continue;
      this.#indexes.set(name, this.#rarity.length);
      this.#rarity.push(Math.sqrt(Math.log(1 + messages.length / count)));
    }
  }

  get size(): number {
    return this.#rarity.length;
  }

  vector(message: ReadonlyMap<string, number>): SparseVector {
    const indexes: number[] = [];
    const weights: number[] = [];
    let square = 0;
    for (const [name, weight] of message) {
      const index = this.#indexes.get(name);
      if (index === undefined) continue;
      const value = weight * (this.#rarity[index] ?? 0);
      indexes.push(index);
      weights.push(value);
      square += value * value;
    }
    const length = Math.sqrt(square) || 1;
    return { indexes, weights: weights.map((weight) => weight / length) };
  }
}
