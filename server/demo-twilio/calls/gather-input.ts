/** What a Gather collects: digits until it has enough, or words. Pure. https://www.twilio.com/docs/voice/twiml/gather */
import { isTrue, numberIn } from './prompts.ts';
import type { Verb } from './twiml.ts';

export interface GatherSettings {
  input: string;
  takesDigits: boolean;
  takesSpeech: boolean;
  numDigits: number | null;
  /** Any of these ends it. */
  finishOnKey: string;
  /** Seconds without anything. */
  timeout: number;
  actionOnEmptyResult: boolean;
}

const USUAL_SECONDS = 5;

export function gatherSettings({ attributes: given }: Verb): GatherSettings {
  const input = given.input ?? 'dtmf';
  const numDigits = numberIn(given.numDigits, 0);
  return {
    input,
    takesDigits: input.includes('dtmf'),
    takesSpeech: input.includes('speech'),
    numDigits: numDigits > 0 ? numDigits : null,
    finishOnKey: given.finishOnKey ?? '#',
    timeout: numberIn(given.timeout, USUAL_SECONDS),
    actionOnEmptyResult: isTrue(given.actionOnEmptyResult),
  };
}

export interface Collected {
  digits: string;
  isDone: boolean;
  finishedOn: string | null;
}

/** Keys after those that were pressed before. What is pressed after the end is lost, as on the telephone. */
export function collect(settings: GatherSettings, before: string, keys: string): Collected {
  let digits = before;
  for (const key of keys) {
    if (settings.finishOnKey.includes(key)) return { digits, isDone: true, finishedOn: key };
    digits += key;
    if (digits.length === settings.numDigits) return { digits, isDone: true, finishedOn: null };
  }
  return { digits, isDone: false, finishedOn: null };
}
