import { normalise } from '../text/normalise.ts';

/** An answer as it is compared: normalised, without punctuation or spaces at the ends. */
export function plainAnswer(text: string): string {
  return normalise(text)
    .replace(/[^\p{L}\p{N} ]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

const YES = new Set('y yes yeah yep yup ye yess aye'.split(' '));
const NO = new Set('n no nope nah not never'.split(' '));

/** Reads an answer to a yes-or-no question by its first word, if the answer is short; undefined when it is neither. */
export function readYesNo(text: string): boolean | undefined {
  const words = plainAnswer(text).split(' ');
  const first = words[0] ?? '';
  if (words.length > 5) return undefined;
  if (YES.has(first)) return true;
  return NO.has(first) ? false : undefined;
}

/** True when an answer means to give up a form: the button's own words, or a plain refusal. */
export function meansLeave(text: string, label: string): boolean {
  const answer = plainAnswer(text);
  return (
    answer === plainAnswer(label) ||
    /^(leave it|leave this|never ?mind|forget it|dont bother|no thanks|no thank you|not now)$/.test(answer)
  );
}

/** Which choice an answer names: its name, its number, or the only one that contains the answer; undefined when none. */
export function readChoice<T extends { readonly name: string }>(text: string, choices: readonly T[]): T | undefined {
  const answer = plainAnswer(text);
  if (answer === '') return undefined;
  const numbered = /^[1-9]$/.test(answer) ? choices[Number(answer) - 1] : undefined;
  const named = choices.find((choice) => plainAnswer(choice.name) === answer);
  const containing = choices.filter((choice) => plainAnswer(choice.name).includes(answer));
  return numbered ?? named ?? (containing.length === 1 && answer.length > 3 ? containing[0] : undefined);
}

/**
 * A UK phone number as digits beginning with 0, from the ways people write one (spaces, brackets, +44); undefined when it
 * cannot be one. Premium numbers (09) are refused.
 */
export function readUkPhone(text: string): string | undefined {
  const digits = text
    .slice(0, 60)
    .replace(/\(0\)/g, '')
    .replace(/[^\d+]/g, '');
  const national = digits.replace(/^(?:\+44|0044|44(?=\d{10}$))0?/, '0');
  return /^0(?:1\d{8,9}|2\d{9}|3\d{9}|7\d{9}|8\d{8,9})$/.test(national) ? national : undefined;
}

const LONGEST_ANSWER = 120;

/** A short free answer on one line, as it will be read by a person. */
export function readFreeAnswer(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_ANSWER);
}
