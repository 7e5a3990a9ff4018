/** An attempt to do it online, as an agent reads it. Pure. */
import type { Attempt } from '@hub/contract';
import { en } from '../../wording/en.ts';
import { timeInWords } from '../../wording/in-words.ts';

const withStop = (words: string) => (/[.!?]$/.test(words) ? words : `${words}.`);

export interface AttemptWords {
  /** What came of it: "Tried online". */
  outcome: string;
  /** Which form and when, the step and what the form said: "Report a pothole, 14:02. The form said: E-17." */
  rest: string;
}

/** `now` is milliseconds. */
export function attemptInWords({ outcome, service, step, error, at }: Attempt, now: number): AttemptWords {
  const parts = [en.policy.attemptAt(service ?? en.policy.someForm, timeInWords(at, now))];
  if (step !== null) parts.push(withStop(en.policy.attemptStep(step.trim())));
  if (error !== null) parts.push(withStop(en.policy.attemptError(error.trim())));
  return { outcome: en.policy.attempt[outcome], rest: parts.join(' ') };
}
