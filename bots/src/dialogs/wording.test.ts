import { describe, expect, it } from '@jest/globals';
import { loadWording } from '../load.ts';
import { fill } from './wording.ts';

const SAMPLE = {
  hours: 'Monday to Friday, 9am to 5pm',
  service: 'Report a pothole',
  summary: 'Tell us where it is.',
  name: 'Ann',
  phone: '07700900123',
  when: 'morning',
};

const sentences = Object.entries(loadWording('en')).flatMap(([id, text]) =>
  fill(text, SAMPLE)
    .split(/(?<=[.?!]) /)
    .map((sentence) => ({ id, sentence, words: sentence.split(' ').length })),
);

function syllables(word: string): number {
  const groups = word
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/e$/, '')
    .match(/[aeiouy]+/g);
  return Math.max(1, groups?.length ?? 1);
}

/** United States school grade by Flesch and Kincaid; add five for the age. */
function grade(text: string): number {
  const words = text.split(/\s+/);
  const count = Math.max(1, (text.match(/[.?!]/g) ?? []).length);
  const spoken = words.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (words.length / count) + 11.8 * (spoken / words.length) - 15.59;
}

describe('the English wording', () => {
  it.each(sentences)('$id: "$sentence" has at most 20 words', ({ words }) => {
    expect(words).toBeLessThanOrEqual(20);
  });

  it('can be read at about nine', () => {
    const all = sentences.map(({ sentence }) => (/[.?!]$/.test(sentence) ? sentence : `${sentence}.`)).join(' ');
    expect(grade(all)).toBeLessThan(4.5);
  });

  it('says what this is, what it can do, when people are here and what becomes of the words (P74)', () => {
    const welcome = fill(loadWording('en').welcome, SAMPLE);
    for (const part of ['automated assistant', 'I can find', SAMPLE.hours, 'what you write', 'person']) {
      expect(welcome).toContain(part);
    }
  });

  it('uses no word that carriers read as an opt-out, alone on a button (P66)', () => {
    const whole = Object.values(loadWording('en')).map((text) => text.toLowerCase());
    for (const word of ['stop', 'cancel', 'end', 'quit', 'start', 'help']) expect(whole).not.toContain(word);
  });
});
