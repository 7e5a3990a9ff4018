/**
 * How well the assistant understands: five-fold cross-validation of its own phrases and the held-out messages, apart for every
 * intent and kind of writing, with the reliability of its confidence and the cost of the thresholds. `--file FILE` measures
 * labelled messages (JSONL) instead of the held-out ones; `--train FILE --test FILE` trains the classifier on another label set.
 */
import {
  calibrationError,
  costOf,
  createUnderstanding,
  crossValidate,
  labelSetAccuracy,
  loadHeldOut,
  loadThresholds,
  measure,
  measureBy,
  mostConfused,
  readLabelled,
  readLabelSet,
  reliability,
  trainingPhrases,
} from '@hub/bots/evaluation';
import type { Measured, Read } from '@hub/bots/evaluation';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Measurement } from './figures.ts';
import { round } from './figures.ts';

const FOLDS = 5;
const CONFUSED = 12;
/** Minutes: a wrong answer sends a resident away wrongly, a choice costs them a moment, a person costs an adviser a contact. */
const COSTS = { wrongAnswer: 20, choice: 0.5, person: 5 };
const ANSWERS = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8];

export function understand(): Measurement {
  const { file, train, test } = parseArgs({
    args: process.argv.slice(3),
    options: { file: { type: 'string' }, train: { type: 'string' }, test: { type: 'string' } },
  }).values;
  if (train !== undefined && test !== undefined) return otherLabels(train, test);

  const messages = file === undefined ? loadHeldOut() : readLabelled(readFileSync(file, 'utf8'));
  const understanding = createUnderstanding();
  const reads = messages.map((message) => ({ message, understood: understanding.understand(message.text) }));
  const measured = measure(reads);
  console.table(
    Object.fromEntries(
      Object.entries({ ...measured }).map(([name, { so, of, share }]) => [name, { so, of, share: round(share, 3) }]),
    ),
  );
  print(
    'by intent',
    measureBy(reads, ({ message }) => message.intents[0] ?? 'nothing wanted'),
  );
  print(
    'by kind of writing',
    measureBy(reads, ({ message }) => message.kind ?? 'not said'),
  );
  console.log(
    'by band',
    Object.fromEntries(
      measureBy(reads, ({ understood }) => understood.band).map(([band, { topOne }]) => [
        band,
        `${topOne.so} right of ${topOne.of}`,
      ]),
    ),
  );
  console.table(mostConfused(reads, CONFUSED));
  const curve = reliability(reads);
  console.table(
    curve.map(({ from, count, said, right }) => ({ from, count, said: round(said, 3), right: round(right, 3) })),
  );
  printCosts(reads);

  const folded =
    file === undefined
      ? measure(crossValidate(trainingPhrases(), FOLDS, (phrases) => createUnderstanding(loadThresholds(), phrases)))
      : undefined;
  const shares = Object.entries({ ...measured }).map(([name, { share }]) => [name, round(share, 3)] as const);
  return {
    figures: {
      messages: reads.length,
      ...Object.fromEntries(shares.filter(([, share]) => !Number.isNaN(share))),
      calibrationError: round(calibrationError(curve), 3),
      ...(folded && {
        foldedTopOne: round(folded.topOne.share, 3),
        foldedOneOfThree: round(folded.oneOfThree.share, 3),
      }),
    },
    baseline: {},
    ratio: {},
  };
}

function otherLabels(train: string, test: string): Measurement {
  const [taught, asked] = [train, test].map((file) => readLabelSet(readFileSync(file, 'utf8')));
  const accuracy = labelSetAccuracy(taught ?? [], asked ?? []);
  return {
    figures: { taught: taught?.length ?? 0, asked: asked?.length ?? 0, accuracy: round(accuracy, 4) },
    baseline: {},
    ratio: {},
  };
}

function print(title: string, groups: readonly [string, Measured][]): void {
  console.log(title);
  console.table(
    Object.fromEntries(
      groups.map(([key, { topOne, oneOfThree, answered, answeredRight }]) => [
        key,
        {
          messages: topOne.of,
          topOne: round(topOne.share, 3),
          oneOfThree: round(oneOfThree.share, 3),
          answered: answered.so,
          answeredRight: answeredRight.so,
        },
      ]),
    ),
  );
}

function printCosts(reads: readonly Read[]): void {
  const { choose } = loadThresholds();
  console.log(
    `minutes a message, by the least confidence to answer (a wrong answer costs ${COSTS.wrongAnswer}, a choice ${COSTS.choice}, a person ${COSTS.person})`,
  );
  console.table(ANSWERS.map((answer) => ({ answer, minutes: round(costOf(reads, answer, choose, COSTS), 3) })));
}
