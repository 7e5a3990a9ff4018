import type { SparseVector } from './features.ts';

/** An error too small to be worth a step. */
const NEGLIGIBLE = 0.002;

export interface Example {
  readonly vector: SparseVector;
  readonly label: number;
}

export interface TrainingPlan {
  readonly labels: number;
  readonly features: number;
  readonly rounds: number;
  readonly rate: number;
  /** Strength of the pull towards zero (L2). */
  readonly decay: number;
}

/** What a trained model is: for every feature a weight for each label, and at the end a bias for each label. */
export type Parameters = Float32Array;

/** What training found, and from what: of other phrases or ideas it would be worth nothing. */
export interface Trained {
  /** SHA-256 of all that went into training, in hexadecimal digits. */
  readonly fingerprint: string;
  readonly parameters: Parameters;
}

/** How many numbers the parameters of a plan are. */
export function parameterCount({ features, labels }: Pick<TrainingPlan, 'features' | 'labels'>): number {
  return (features + 1) * labels;
}

/**
 * Multinomial logistic regression over sparse vectors, trained by stochastic gradient with a rate of its own for each
 * feature (Duchi, Hazan and Singer, 2011). The order of examples is drawn from a fixed seed: the same data give the
 * same model everywhere.
 */
export class LogisticModel {
  readonly parameters: Parameters;
  readonly #labels: number;
  readonly #weights: Float32Array;
  readonly #bias: Float32Array;

  /** A model as it was trained. Throws when the parameters are not those of such a plan. */
  constructor(parameters: Parameters, plan: Pick<TrainingPlan, 'features' | 'labels'>) {
    if (parameters.length !== parameterCount(plan)) throw new Error('The parameters are of another plan.');
    this.parameters = parameters;
    this.#labels = plan.labels;
    this.#weights = parameters.subarray(0, plan.features * plan.labels);
    this.#bias = parameters.subarray(plan.features * plan.labels);
  }

  static train(examples: readonly Example[], plan: TrainingPlan): LogisticModel {
    const model = new LogisticModel(new Float32Array(parameterCount(plan)), plan);
    model.#train(examples, plan);
    return model;
  }

  /** Unscaled scores, one a label. */
  scores(vector: SparseVector): Float64Array {
    const scores = Float64Array.from(this.#bias);
    for (const [at, index] of vector.indexes.entries()) {
      const value = vector.weights[at] ?? 0;
      const base = index * this.#labels;
      for (let label = 0; label < this.#labels; label += 1) {
        scores[label] = (scores[label] ?? 0) + value * (this.#weights[base + label] ?? 0);
      }
    }
    return scores;
  }

  #train(examples: readonly Example[], plan: TrainingPlan): void {
    const steepness = new Float32Array(plan.features).fill(1e-6);
    const order = examples.map((_, index) => index);
    const next = seededNumbers(20_160_920);
    for (let round = 0; round < plan.rounds; round += 1) {
      shuffle(order, next);
      const biasRate = 0.05 / (1 + round);
      for (const which of order) {
        const example = examples[which];
        if (!example) continue;
        const errors = softmax(this.scores(example.vector), 1);
        errors[example.label] = (errors[example.label] ?? 0) - 1;
        this.#correct(example.vector, errors, steepness, biasRate, plan);
      }
    }
  }

  /** Moves the weights a step against the errors of one example; labels that are hardly wrong are left as they are. */
  #correct(
    vector: SparseVector,
    errors: Float64Array,
    steepness: Float32Array,
    biasRate: number,
    plan: TrainingPlan,
  ): void {
    const wrong: number[] = [];
    let errorSquare = 0;
    for (const [label, error] of errors.entries()) {
      if (Math.abs(error) < NEGLIGIBLE) continue;
      wrong.push(label);
      errorSquare += error * error;
      this.#bias[label] = (this.#bias[label] ?? 0) - biasRate * error;
    }
    for (const [at, index] of vector.indexes.entries()) {
      const value = vector.weights[at] ?? 0;
      const steep = (steepness[index] ?? 0) + errorSquare * value * value;
      steepness[index] = steep;
      const rate = plan.rate / Math.sqrt(steep);
      const keep = 1 - Math.min(0.5, rate * plan.decay);
      const base = index * plan.labels;
      for (const label of wrong) {
        const step = rate * value * (errors[label] ?? 0);
        this.#weights[base + label] = (this.#weights[base + label] ?? 0) * keep - step;
      }
    }
  }
}

/** Scores as shares of one; a temperature above 1 makes them less sure, below 1 surer. */
export function softmax(scores: Float64Array, temperature: number): Float64Array {
  let highest = -Infinity;
  for (const score of scores) highest = Math.max(highest, score);
  const shares = scores.map((score) => Math.exp((score - highest) / temperature));
  let sum = 0;
  for (const share of shares) sum += share;
  return shares.map((share) => share / sum);
}

/** Numbers from 0 up to 1 from a seed (a linear congruential generator; for shuffling, not for secrets). */
function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle(order: number[], next: () => number): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1));
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
}
