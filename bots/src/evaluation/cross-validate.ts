import type { LabelledPhrase } from '../understand/classifier.ts';
import type { Understanding } from '../understand/types.ts';
import { asMessage } from './labelled.ts';
import type { Read } from './measure.ts';

/**
 * Reads every phrase by an understanding that was trained without it: the phrases are dealt into `folds` in their order, and
 * each fold is read by what the others teach.
 */
export function crossValidate(
  phrases: readonly LabelledPhrase[],
  folds: number,
  build: (phrases: readonly LabelledPhrase[]) => Understanding,
): Read[] {
  return Array.from({ length: folds }, (_, fold) => {
    const understanding = build(phrases.filter((_phrase, index) => index % folds !== fold));
    return phrases
      .filter((_phrase, index) => index % folds === fold)
      .map((phrase) => ({ message: asMessage(phrase), understood: understanding.understand(phrase.text) }));
  }).flat();
}
