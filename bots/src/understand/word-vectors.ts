/** What a word table says of the meaning of words: one row a word, the commonest word first, signed bytes. */
export interface WordTable {
  readonly words: readonly string[];
  readonly bytes: Int8Array;
}

/** How soon a common word stops counting (smooth inverse frequency; Arora, Liang and Ma, 2017). */
const COMMON = 1e-3;
/** Share of the commonest words in running text falls with their rank (Zipf). */
const ZIPF = 0.1;
const ZIPF_SHIFT = 10;

/**
 * Meanings from a table that was learnt elsewhere, on general English: words that are used alike lie close together, so that
 * a message is understood by words that no training phrase has.
 */
export class WordVectors {
  readonly dimensions: number;
  readonly #bytes: Int8Array;
  readonly #rows: ReadonlyMap<string, number>;

  constructor({ words, bytes }: WordTable) {
    this.#bytes = bytes;
    this.#rows = new Map(words.map((word, row) => [word, row]));
    this.dimensions = words.length === 0 ? 0 : bytes.length / words.length;
  }

  has(word: string): boolean {
    return this.#rows.has(word);
  }

  /** The average meaning of the words, common ones counting less, of length 1; all zero when none of them is known. */
  meaning(words: readonly string[]): Float32Array {
    const sum = new Float32Array(this.dimensions);
    for (const word of words) {
      const row = this.#rows.get(word);
      if (row === undefined) continue;
      const weight = COMMON / (COMMON + ZIPF / (row + ZIPF_SHIFT));
      const start = row * this.dimensions;
      for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + weight * (this.#bytes[start + at] ?? 0);
    }
    const length = Math.hypot(...sum) || 1;
    return sum.map((value) => value / length);
  }
}
