import * as z from 'zod';
import { loadConcepts, loadThresholds } from '../load.ts';
import { trainClassifier, type LabelledPhrase } from '../understand/classifier.ts';

const row = z.object({ text: z.string().min(1), intent: z.string().min(1) });

/** Reads rows of any label set, one JSON object `{text, intent}` a line. Throws when a line is none. */
export function readLabelSet(lines: string): LabelledPhrase[] {
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => row.parse(JSON.parse(line)))
    .map(({ text, intent }) => ({ text, label: intent }));
}

/** Trains the council's own classifier on another label set and gives the share of the test rows that it names rightly. */
export function labelSetAccuracy(train: readonly LabelledPhrase[], test: readonly LabelledPhrase[]): number {
  const classifier = trainClassifier(train, loadConcepts(), loadThresholds());
  return test.filter(({ text, label }) => classifier.classify(text)[0]?.label === label).length / test.length;
}
