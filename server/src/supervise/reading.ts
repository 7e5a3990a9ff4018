/** How easily a resident reads what a supervisor writes for them: the measure that the wording of the rules is held to. Pure. */
import type { ReadingOf, Refused } from '@hub/contract';
import {
  LONGEST_SENTENCE,
  OLDEST_READER_OF_ONE,
  readingAge,
  readingCounter,
  sentencesOf,
  wordsOf,
} from '@hub/routing-rules';
import { fill } from '../platform/fill.ts';
import { refused } from '../platform/problem.ts';

const limits = { age: OLDEST_READER_OF_ONE, sentence: LONGEST_SENTENCE };
/** What stands in a gap when it is read. */
const IN_GAPS = { adviser: 'Sam', council: 'the council', phone: '01632 960000', reference: 'this' };

export function readingOf(text: string): ReadingOf {
  const sentences = fill(text, IN_GAPS)
    .split('\n')
    .flatMap(sentencesOf)
    .filter((sentence) => wordsOf(sentence).length > 0);
  const longestSentence = Math.max(0, ...sentences.map((sentence) => wordsOf(sentence).length));
  const reading = readingCounter()(sentences);
  // Less than a child that reads at all says nothing.
  const age = reading.words === 0 ? null : Math.max(5, Math.round(readingAge(reading)));
  return { age, longestSentence, limits };
}

/** Why what a resident is to read cannot be kept as it is written; `where` is the field that it comes from. */
export function refuseReading(text: string, where: string): Refused | null {
  const { age, longestSentence } = readingOf(text);
  if (longestSentence > limits.sentence)
    return refused('bad-payload', `A sentence has ${longestSentence} words. Use at most ${limits.sentence}.`, {
      where,
    });
  if (age !== null && age > limits.age)
    return refused('bad-payload', `The reading age is ${age}. Use shorter words: at most ${limits.age}.`, {
      where,
    });
  return null;
}
