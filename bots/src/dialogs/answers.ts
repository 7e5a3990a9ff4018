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
