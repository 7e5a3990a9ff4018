import type { Example } from './logistic.ts';
import type { SparseVector } from './features.ts';

const NEIGHBOURS = 5;

/** What the nearest training phrases say: a share for each label, and how alike the very nearest is (0 to 1). */
export interface NearestOpinion {
  readonly shares: Float64Array;
  readonly alike: number;
}

/**
 * The second opinion: which training phrases a message resembles most (cosine over the same features). Unlike the regression
 * it knows when a message resembles nothing at all.
 */
export class NearestPhrases {
  /** By example, its label: the vectors themselves are filed below and need not be kept. */
  readonly #labelOf: Int16Array;
  readonly #labels: number;
  /** By feature, the examples that have it: those from `#starts[feature]` up to the start of the next. */
  readonly #starts: Int32Array;
  readonly #filed: Int32Array;
  readonly #weights: Float32Array;
  /** By example, its likeness to the message in hand: one for all, since to make one for every clause is work for the collector. */
  readonly #likeness: Float64Array;

  constructor(examples: readonly Example[], { labels, features }: { labels: number; features: number }) {
    this.#labelOf = Int16Array.from(examples, ({ label }) => label);
    this.#labels = labels;
    this.#likeness = new Float64Array(examples.length);
    this.#starts = new Int32Array(features + 1);
    for (const { vector } of examples) {
      for (const index of vector.indexes) this.#starts[index + 1] = (this.#starts[index + 1] ?? 0) + 1;
    }
    for (let at = 1; at <= features; at += 1) this.#starts[at] = (this.#starts[at] ?? 0) + (this.#starts[at - 1] ?? 0);
    const free = this.#starts.slice();
    this.#filed = new Int32Array(this.#starts[features] ?? 0);
    this.#weights = new Float32Array(this.#filed.length);
    for (const [example, { vector }] of examples.entries()) {
      for (const [at, index] of vector.indexes.entries()) {
        const place = free[index] ?? 0;
        free[index] = place + 1;
        this.#filed[place] = example;
        this.#weights[place] = vector.weights[at] ?? 0;
      }
    }
  }

  opinion(vector: SparseVector): NearestOpinion {
    const likeness = this.#likenessTo(vector);
    const best = mostAlike(likeness);
    const shares = new Float64Array(this.#labels);
    let sum = 0;
    for (const example of best) {
      const label = this.#labelOf[example] ?? 0;
      const weight = (likeness[example] ?? 0) ** 2;
      shares[label] = (shares[label] ?? 0) + weight;
      sum += weight;
    }
    if (sum > 0) for (let label = 0; label < shares.length; label += 1) shares[label] = (shares[label] ?? 0) / sum;
    return { shares, alike: likeness[best[0] ?? -1] ?? 0 };
  }

  /** By example, the cosine with the message. The columns are read into names of their own first: this is the hottest loop of all. */
  #likenessTo({ indexes, weights: values }: SparseVector): Float64Array {
    const [starts, filed, weights] = [this.#starts, this.#filed, this.#weights];
    const likeness = this.#likeness.fill(0);
    for (let at = 0; at < indexes.length; at += 1) {
      const index = indexes[at] ?? 0;
      const value = values[at] ?? 0;
      const end = starts[index + 1] ?? 0;
      for (let place = starts[index] ?? end; place < end; place += 1) {
        const example = filed[place] ?? 0;
        likeness[example] = (likeness[example] ?? 0) + value * (weights[place] ?? 0);
      }
    }
    return likeness;
  }
}

/** The examples most alike, the most alike first. */
function mostAlike(likeness: Float64Array): number[] {
  const best: number[] = [];
  let least = 0;
  for (let example = 0; example < likeness.length; example += 1) {
    if ((likeness[example] ?? 0) <= least) continue;
    best.push(example);
    best.sort((one, other) => (likeness[other] ?? 0) - (likeness[one] ?? 0));
    if (best.length < NEIGHBOURS) continue;
    best.length = NEIGHBOURS;
    least = likeness[best[NEIGHBOURS - 1] ?? 0] ?? 0;
  }
  return best;
}
