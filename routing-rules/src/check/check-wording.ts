import type { Finding, RuleFiles } from '../rule-files.ts';
import { filledIn } from './placeholders.ts';
import {
  addReadings,
  LONGEST_SENTENCE,
  readingAge,
  readingCounter,
  sentencesOf,
  wordsOf,
  type Reading,
} from './reading.ts';

/** Reading age of everything in a file together, and of one wording alone, which can only be measured roughly. */
const OLDEST_READER = 9;
export const OLDEST_READER_OF_ONE = 12;
const NOTHING: Reading = { sentences: 0, words: 0, syllables: 0 };

/** Whether somebody may have a service is never for the first answer to say (P50). */
const PROMISES = /\b(?:entitle\w*|eligib\w*)\b/i;
/** Carriers take these for an opt-out or a call for help, so a resident who answers with one is unsubscribed (P66). */
const CARRIER_WORDS = 'STOP|START|HELP|CANCEL|END|QUIT|UNSUBSCRIBE';
const SHOUTED = new RegExp(String.raw`\b(?:${CARRIER_WORDS})\b`);
const ASKED_FOR = new RegExp(
  String.raw`\b(?:reply|text|send|type|answer)(?:\s+(?:with|back))?\s+["“‘']?(${CARRIER_WORDS})\b`,
  'i',
);
const ALONE = new RegExp(String.raw`^\W*(?:${CARRIER_WORDS})\W*$`, 'i');

function wordProblems(text: string): string[] {
  const problems: string[] = [];
  const promise = PROMISES.exec(text);
  if (promise !== null) {
    problems.push(`"${promise[0]}" promises too much. Say what happens next, not what somebody may have.`);
  }
  const asked = ASKED_FOR.exec(text)?.[1] ?? SHOUTED.exec(text)?.[0] ?? ALONE.exec(text)?.[0];
  if (asked !== undefined) {
    problems.push(`"${asked}" is taken for an opt-out by carriers. Ask for a number, such as 1 or 2.`);
  }
  return problems;
}

function sentenceProblems(sentences: readonly string[]): string[] {
  return sentences.flatMap((sentence) => {
    const { length } = wordsOf(sentence);
    return length > LONGEST_SENTENCE
      ? [`A sentence has ${length} words; at most ${LONGEST_SENTENCE} are read with ease: "${sentence}"`]
      : [];
  });
}

function checkLanguage(locale: string, wording: Readonly<Record<string, string>>): Finding[] {
  const file = `wording/${locale}.json`;
  // The measure of reading age knows English alone.
  const count = /^en\b/i.test(locale) ? readingCounter() : () => NOTHING;
  let all = NOTHING;
  const findings = Object.entries(wording).flatMap(([id, text]) => {
    const sentences = sentencesOf(filledIn(text));
    const reading = count(sentences);
    all = addReadings(all, reading);
    const problems = [...wordProblems(text), ...sentenceProblems(sentences)];
    const age = readingAge(reading);
    if (age > OLDEST_READER_OF_ONE) {
      problems.push(
        `Reading age ${Math.round(age)}; at most ${OLDEST_READER_OF_ONE} for one wording. Use shorter words.`,
      );
    }
    return problems.map((message): Finding => ({ kind: 'wording', file, row: id, message }));
  });
  const age = readingAge(all);
  if (age <= OLDEST_READER) return findings;
  const message = `Reading age ${Math.round(age)} over the whole file; at most ${OLDEST_READER}.`;
  return [...findings, { kind: 'wording', file, message }];
}

/** Every wording is plain, short, and free of words that promise or that carriers act on (P50, P66). */
export function checkWording(files: RuleFiles): Finding[] {
  return Object.entries(files.wording).flatMap(([locale, wording]) => checkLanguage(locale, wording));
}
