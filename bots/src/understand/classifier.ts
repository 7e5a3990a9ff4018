import { createHash } from 'node:crypto';
import type { Thresholds } from '../load.ts';
import { conceptsByWord, FeatureIndex, nameFeatures } from './features.ts';
import { LogisticModel, softmax, type Example, type Trained } from './logistic.ts';
import { NearestPhrases } from './nearest.ts';
import { createSpelling } from './spelling.ts';
import { createStemmer, tokenize } from './tokens.ts';

/** One phrase and its class. */
export interface LabelledPhrase {
  readonly text: string;
  readonly label: string;
}

export interface Classifier {
  /** Every class with its share, surest first; the shares sum to at most 1, less when the text resembles nothing known. */
  classify(text: string): { label: string; share: number }[];
  /** Words that training phrases use, as they stand there. */
  readonly vocabulary: ReadonlySet<string>;
  /** What was learned, to be kept and given back with the same phrases. */
  readonly trained: Trained;
}

const ROUNDS = 8;
const RATE = 0.9;
const DECAY = 1e-4;
/** A message less like any phrase than this is read with proportionally less confidence. */
const STRANGE = 0.25;
/** Words listed under an idea are rightly spelt, however few phrases use them. */
const CONCEPT_COUNT = 3;

/**
 * Makes the classifier, trained anew unless `kept` was trained from the same: a logistic regression, with the nearest phrases as second opinion. The regression's confidence is
 * scaled by a measured temperature, so that "0.8" is right about four times in five.
 */
export function trainClassifier(
  phrases: readonly LabelledPhrase[],
  conceptLists: Readonly<Record<string, readonly string[]>>,
  { temperature, nearestShare }: Pick<Thresholds, 'temperature' | 'nearestShare'>,
  kept?: Trained,
): Classifier {
  const labels = [...new Set(phrases.map((phrase) => phrase.label))].sort();
  const labelOf = new Map(labels.map((label, index) => [label, index]));
  const tokenized = phrases.map((phrase) => tokenize(phrase.text));
  const counts = new Map<string, number>();
  for (const words of tokenized) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);

  const stem = createStemmer(counts.keys());
  const concepts = conceptsByWord(conceptLists);
  for (const word of concepts.keys()) counts.set(word, (counts.get(word) ?? 0) + CONCEPT_COUNT);
  const spell = createSpelling(counts);
  const named = tokenized.map((words) => nameFeatures(words, stem, concepts));
  const index = new FeatureIndex(named);
  const examples: Example[] = phrases.map((phrase, at) => ({
    vector: index.vector(named[at] ?? new Map<string, number>()),
    label: labelOf.get(phrase.label) ?? 0,
  }));
  const plan = { labels: labels.length, features: index.size, rounds: ROUNDS, rate: RATE, decay: DECAY };
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([plan, phrases, conceptLists]))
    .digest('hex');
  const model =
    kept?.fingerprint === fingerprint ? new LogisticModel(kept.parameters, plan) : LogisticModel.train(examples, plan);
  const nearest = new NearestPhrases(examples, plan);

  return {
    vocabulary: new Set(counts.keys()),
    trained: { fingerprint, parameters: model.parameters },
    classify: (text) => {
      const words = tokenize(text).map(spell);
      const vector = index.vector(nameFeatures(words, stem, concepts));
      if (vector.indexes.length === 0) return [];
      const first = softmax(model.scores(vector), temperature);
      const second = nearest.opinion(vector);
      const trust = Math.min(1, second.alike / STRANGE);
      return labels
        .map((label, at) => ({
          label,
          share: trust * ((1 - nearestShare) * (first[at] ?? 0) + nearestShare * (second.shares[at] ?? 0)),
        }))
        .sort((one, other) => other.share - one.share);
    },
  };
}
