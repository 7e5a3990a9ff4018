/** What was answered so far, and what of it is missing. Pure. */
import { IDENTITY_ITEMS, type IdentityCheck, type IdentityItem } from '@hub/contract';

export type Answers = Record<IdentityItem, string>;

export const noAnswers: Answers = { postcode: '', councilTaxAccount: '', dateOfBirth: '', paymentDay: '' };

/** True when a check can be made of it: two answers at least, one of them to what is not on a letter. */
export function isEnough(answers: Answers): boolean {
  const given = IDENTITY_ITEMS.filter(({ id }) => answers[id].trim() !== '');
  return given.length >= 2 && given.some(({ onLetter }) => !onLetter);
}

/** Only what was asked is sent. */
export function toSend(answers: Answers): IdentityCheck['answers'] {
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer.trim() !== ''));
}

/** The question that a refusal points at (`answers.dateOfBirth`), if it is one. */
export function itemAt(where: string | undefined): IdentityItem | undefined {
  return IDENTITY_ITEMS.find(({ id }) => where === `answers.${id}`)?.id;
}
