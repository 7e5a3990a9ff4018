/** Everything that a resident reads, from every wording file at once: plain, short, and without a promise or a number that is not ours. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '../support/hub.ts';
import { allWordings, sentencesOf } from './support/wordings.ts';
import type { Text } from './support/wordings.ts';

/** Read by staff alone: what the single view calls things, and signing in to the console, but not MyAccount. */
const STAFF_ONLY = /^server\/src\/((residents|needs)\/|security\/\S+ (?!myAccount))/;
/** What the assistant and the rules say, which may go out as a text message. */
const MAY_BE_TEXTED = /^(bots|routing-rules|server\/src\/(routing|work))\//;

const all = await allWordings();
const forResidents = all.filter(({ file, id }) => !STAFF_ONLY.test(`${file} ${id}`));
const idsOf = (texts: readonly Text[]) => texts.map(({ file, id, text }) => `${file} ${id}: ${text}`);
const wordsOf = (sentence: string) => sentence.split(/\s+/).filter((word) => /[a-z0-9]/i.test(word));

/** Groups of vowels, without the silent e at the end: right often enough over thousands of words. */
function syllablesOf(word: string): number {
  const spoken = word
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/([^l])e$/, '$1');
  return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 1);
}

/** School grade by Flesch and Kincaid; five more is the age. */
function gradeOf(sentences: readonly string[]): number {
  const words = sentences.flatMap(wordsOf);
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}

describe('the wording files', () => {
  it('are all found', () => {
    expect(new Set(all.map(({ file }) => file)).size).toBeGreaterThanOrEqual(9);
    expect(forResidents.length).toBeGreaterThan(200);
  });

  it('hold sentences of at most twenty words', () => {
    const long = all.filter(({ text }) => sentencesOf(text).some((sentence) => wordsOf(sentence).length > 20));
    expect(idsOf(long)).toEqual([]);
  });
});

describe('what residents read', () => {
  // Labels and headings are no sentences: a word alone would make the measure easier than the reading is.
  const sentences = forResidents.flatMap(({ text }) => sentencesOf(text)).filter((sentence) => /[.?!]$/.test(sentence));

  it('can be read at about nine', () => {
    expect(sentences.length).toBeGreaterThan(150);
    expect(gradeOf(sentences)).toBeLessThanOrEqual(5);
  });

  it.each([...new Set(forResidents.map(({ file }) => file))])('can be read in %s at ten', (file) => {
    const own = forResidents.filter((each) => each.file === file).flatMap(({ text }) => sentencesOf(text));
    expect(gradeOf(own.filter((sentence) => /[.?!]$/.test(sentence)))).toBeLessThanOrEqual(5.5);
  });

  it('is measured by a measure that tells easy from hard', () => {
    const hard =
      'Applicants demonstrating eligibility must additionally furnish documentation substantiating residency.';
    expect(gradeOf([hard])).toBeGreaterThan(15);
    expect(gradeOf(['You can ask for a person at any time.'])).toBeLessThan(4);
  });

  it('never asks for a word that carriers take for an opt-out, nor says one alone where it may be a text (P66)', () => {
    const asks =
      /\b(STOP|START|HELP|CANCEL|END|QUIT|UNSUBSCRIBE)\b|\b(reply|text|send|type|answer) ["“‘']?(stop|start|help|cancel|end|quit)\b/;
    const alone = /^(stop|start|help|cancel|end|quit|unsubscribe)[.!]?$/i;
    expect(idsOf(all.filter(({ text }) => asks.test(text)))).toEqual([]);
    expect(idsOf(all.filter(({ file, text }) => MAY_BE_TEXTED.test(file) && alone.test(text)))).toEqual([]);
  });

  it('promises nobody that they are entitled to anything', () => {
    expect(idsOf(all.filter(({ text }) => /\bentitle/i.test(text)))).toEqual([]);
  });
});

describe('a phone number', () => {
  /** Ofcom's numbers for drama, and national helplines that are the same for every council. */
  const FICTIONAL = [/^02079460\d{3}$/, /^01632960\d{3}$/, /^07700900\d{3}$/];
  const NATIONAL = ['999', '105', '111', '116123', '0800111999'];
  const DATA = [
    ...['routing-rules/phones.json', 'routing-rules/places.json', 'server/src/admin/council.json'],
    ...['server/demo/residents.json', 'server/demo/staff.json', 'server/demo/services.json'],
  ];
  // Not in the middle of an id, a date or a postcode.
  const numbersIn = (text: string) =>
    [...text.matchAll(/(?<![\w-])(?:\+44|0)[\d ]{8,}\d(?![\w-])|\b116 ?123\b|\b999\b|\b1[01][15]\b/g)].map(([number]) =>
      number.replaceAll(' ', '').replace('+44', '0'),
    );
  const isOurs = (number: string) => NATIONAL.includes(number) || FICTIONAL.some((range) => range.test(number));

  it('is fictional or a national helpline, in every wording', () => {
    const numbers = all.flatMap(({ text }) => numbersIn(text));
    expect(numbers).toContain('0800111999');
    expect(numbers.filter((number) => !isOurs(number))).toEqual([]);
  });

  it.each(DATA)('is fictional or a national helpline, in %s', async (file) => {
    const numbers = numbersIn(await readFile(join(projectRoot, file), 'utf8'));
    expect(numbers.filter((number) => !isOurs(number))).toEqual([]);
  });

  it('of a real council would be found', () => {
    expect(numbersIn('Ring 01375 652652 or +44 1375 652652.').filter((number) => !isOurs(number))).toHaveLength(2);
  });
});
