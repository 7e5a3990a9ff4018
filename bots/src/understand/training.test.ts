import { describe, expect, it } from '@jest/globals';
import { loadHeldOut, loadTraining } from '../load.ts';
import { trainingPhrases } from './create-understanding.ts';
import { EMERGENCY, OTHER_COUNCIL, SAFEGUARDING, SMALL_TALK } from './labels.ts';
import { createStemmer, tokenize } from './tokens.ts';

/** The services of the catalogue and the special intents. */
const CLASSES = `adult-social-care blue-badge building-control bulky-waste complaint consultations council-housing
  council-tax-account debt-single-view digital-exclusion ebilling enotifications highways-licence homelessness
  housing-benefit library licensing missed-bin myaccount other-language out-of-scope parking-permit payments
  planning-payment planning-track registrar-appointment report-environmental report-pothole report-street-light
  school-places wants-human`
  .split(/\s+/)
  .sort();

const training = loadTraining();
const heldOut = loadHeldOut();
const stem = createStemmer([]);
const stems = (text: string) => new Set(tokenize(text).map(stem));

/** Share of stems that two phrases have in common (Jaccard). */
function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const word of one) if (other.has(word)) common += 1;
  return common / (one.size + other.size - common || 1);
}

describe('training phrases', () => {
  it('cover every class with at least ninety phrases', () => {
    const ids = training.map(({ id }) => id);
    expect(ids).toEqual([...CLASSES, OTHER_COUNCIL, SMALL_TALK].sort());
    for (const { phrases } of training) expect(phrases.length).toBeGreaterThanOrEqual(90);
  });

  it('stand in one class only', () => {
    const texts = training.flatMap(({ phrases }) => phrases.map((phrase) => phrase.toLowerCase()));
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });
});

describe('held-out phrases', () => {
  it('cover every class with at least ten messages', () => {
    const counts = new Map<string, number>();
    for (const { intents } of heldOut) for (const id of intents) counts.set(id, (counts.get(id) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual([...CLASSES, EMERGENCY, SAFEGUARDING].sort());
    for (const count of counts.values()) expect(count).toBeGreaterThanOrEqual(10);
  });

  it('are no copies, nor nearly, of what was trained on', () => {
    const trained = trainingPhrases().map(({ text }) => stems(text));
    const copies = heldOut
      .map(({ text }) => text)
      .filter((text) => {
        const words = stems(text);
        return words.size > 0 && trained.some((other) => alike(words, other) >= 0.8);
      });
    expect(copies).toEqual([]);
  });
});
