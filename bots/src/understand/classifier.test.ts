import { describe, expect, it } from '@jest/globals';
import { trainClassifier } from './classifier.ts';

const phrases = [
  ...['my bin was missed', 'bin not emptied', 'recycling bin left full'].map((text) => ({ text, label: 'missed-bin' })),
  ...['renew my book', 'library book is late', 'reserve a book'].map((text) => ({ text, label: 'library' })),
];
const tuning = { temperature: 1, nearestShare: 0.2 };
const classifier = trainClassifier(phrases, {}, tuning);
const { trained } = classifier;
/** Parameters that cannot have been trained: with them everything is equally likely. */
const blank = new Float32Array(trained.parameters.length);

describe('a classifier that was trained before', () => {
  it('reads as it did', () => {
    const again = trainClassifier(phrases, {}, tuning, trained);
    expect(again.trained.parameters).toBe(trained.parameters);
    for (const text of ['bin', 'a book', 'something else'])
      expect(again.classify(text)).toEqual(classifier.classify(text));
  });

  it('is believed, not trained again', () => {
    const given = trainClassifier(phrases, {}, tuning, { ...trained, parameters: blank });
    expect(given.classify('bin')).not.toEqual(classifier.classify('bin'));
  });

  it.each([
    ['phrases', trainClassifier([...phrases.slice(1), { text: 'new book', label: 'library' }], {}, tuning)],
    ['ideas', trainClassifier(phrases, { rubbish: ['bin', 'bins'] }, tuning)],
  ])('from other %s is worth nothing', (_what, other) => {
    expect(other.trained.fingerprint).not.toBe(trained.fingerprint);
    const stale = { fingerprint: other.trained.fingerprint, parameters: blank };
    expect(trainClassifier(phrases, {}, tuning, stale).classify('bin')).toEqual(classifier.classify('bin'));
  });
});
