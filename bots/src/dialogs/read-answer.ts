import { loadAnswerLists, type AnswerLists } from '../load.ts';
import { normalise, placeWords } from '../text/normalise.ts';
import { readPhrase } from '../text/phrase.ts';
import { compilePhrases } from '../text/phrase-matcher.ts';
import { isSubject } from '../understand/guess.ts';
import type { Understood } from '../understand/types.ts';
import { plainAnswer } from './answers.ts';
import { ANSWERS, answersTo, type Answered, type Question } from './questions.ts';
import type { Wording } from './wording.ts';

/** More words than this are a message of their own. */
const LONGEST = 14;
/** Up to this many words are an answer, whatever else they might be about. */
const SHORT = 4;

/** Up to this many words that answer a question say hardly anything else. */
const PLAIN = 6;
/** Questions whose answer may tell of a danger. */
const ABOUT_SAFETY: ReadonlySet<Question> = new Set(['safe-to-talk', 'safe-contact']);

/** Subjects that an answer may well name without wanting anything of them. */
const NAMED_IN_ANSWERS: Partial<Record<Question, readonly string[]>> = {
  'digital-access': ['library', 'myaccount'],
  tenancy: ['council-housing', 'homelessness', 'housing-benefit'],
};

export interface AnswerReader {
  /** What a text answers to a question; undefined when it is no answer, and so a message like any other. */
  read(question: Question, text: string, understanding: Understood): Answered | undefined;
  /** Whether a text is an answer and hardly has room for more: a button, or a few words. To whether one is safe, only a button. */
  isPlain(question: Question, text: string, understanding: Understood): boolean;
}

/** Builds the reader of answers to the policy's questions: a button's own words, or what a resident types instead. */
export function createAnswerReader(wording: Wording, lists: AnswerLists = loadAnswerLists()): AnswerReader {
  const patterns = ANSWERS.flatMap(({ answered }) => {
    const list = lists.answers.find(
      ({ question, answer }) => question === answered.question && answer === answered.answer,
    );
    if (!list) throw new Error(`No wordings of the answer ${answered.answer} to ${answered.question}.`);
    return list.patterns.map(({ words }) => ({ answered, words }));
  });
  const matcher = compilePhrases(
    patterns.map(({ words }) => readPhrase(words, lists.groups)),
    () => undefined,
  );
  const pressed = (question: Question, text: string) =>
    answersTo(question).find(({ button }) => plainAnswer(wording[button]) === plainAnswer(text));
  const read: AnswerReader['read'] = (question, text, understanding) => {
    const plain = plainAnswer(text);
    const button = pressed(question, text);
    if (button) return button.answered;
    const count = plain.split(' ').length;
    if (count > LONGEST || (count > SHORT && isDemand(question, understanding))) return undefined;
    const found = matcher
      .find(placeWords(normalise(text)))
      .map(({ phrase }) => phrase)
      .filter((phrase) => patterns[phrase]?.answered.question === question);
    return patterns[Math.min(...found)]?.answered;
  };
  return {
    read,
    isPlain: (question, text, understanding) =>
      pressed(question, text) !== undefined ||
      (!ABOUT_SAFETY.has(question) &&
        plainAnswer(text).split(' ').length <= PLAIN &&
        read(question, text, understanding) !== undefined),
  };
}

/** Whether a message wants something of its own, apart from what an answer to the question would name. */
function isDemand(question: Question, { band, intents: [top] }: Understood): boolean {
  return band === 'answer' && !!top && isSubject(top.id) && !NAMED_IN_ANSWERS[question]?.includes(top.id);
}
