import type { WordingId } from './wording.ts';

/** What the policy may want to know of a resident: the closed list of the rules. */
export const QUESTIONS = ['digital-access', 'safe-to-talk', 'safe-contact', 'authority', 'tenancy'] as const;

export type Question = (typeof QUESTIONS)[number];

/**
 * Every answer to every question, with its button; `unknown` is what the resident cannot or will not tell. They are looked
 * for in this order, the most cautious first, so that words which can be read two ways never make anybody safer or better
 * off than they are. Buttons stand in the opposite order.
 */
export const ANSWERS = [
  { answered: { question: 'digital-access', answer: 'unknown' }, button: 'not-sure' },
  { answered: { question: 'digital-access', answer: 'mobileOnly' }, button: 'only-phone' },
  { answered: { question: 'digital-access', answer: 'none' }, button: 'no' },
  { answered: { question: 'digital-access', answer: 'work' }, button: 'at-work' },
  { answered: { question: 'digital-access', answer: 'home' }, button: 'at-home' },
  { answered: { question: 'safe-to-talk', answer: 'unknown' }, button: 'not-sure' },
  { answered: { question: 'safe-to-talk', answer: 'no' }, button: 'no' },
  { answered: { question: 'safe-to-talk', answer: 'yes' }, button: 'yes' },
  { answered: { question: 'safe-contact', answer: 'unknown' }, button: 'not-sure' },
  { answered: { question: 'safe-contact', answer: 'no' }, button: 'no' },
  { answered: { question: 'safe-contact', answer: 'yes' }, button: 'yes' },
  { answered: { question: 'authority', answer: 'unknown' }, button: 'not-sure' },
  { answered: { question: 'authority', answer: 'no' }, button: 'no' },
  { answered: { question: 'authority', answer: 'yes' }, button: 'yes' },
  { answered: { question: 'tenancy', answer: 'unknown' }, button: 'not-sure' },
  { answered: { question: 'tenancy', answer: 'other' }, button: 'no' },
  { answered: { question: 'tenancy', answer: 'council' }, button: 'yes' },
] as const satisfies readonly { answered: { question: Question; answer: string }; button: WordingId }[];

/** A question of the policy and what the resident answered. */
export type Answered = (typeof ANSWERS)[number]['answered'];

/** The sentence that asks each question. */
export const QUESTION_WORDS: Readonly<Record<Question, WordingId>> = {
  'digital-access': 'ask-digital-access',
  'safe-to-talk': 'ask-safe-to-talk',
  'safe-contact': 'ask-safe-contact',
  authority: 'ask-authority',
  tenancy: 'ask-tenancy',
};

/** The answers to one question, in the order in which they are looked for. */
export function answersTo(question: Question): readonly (typeof ANSWERS)[number][] {
  return ANSWERS.filter(({ answered }) => answered.question === question);
}
