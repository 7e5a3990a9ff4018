/** What a call only has to hear: words, sounds and pauses. Words take no time here, so that a test has none to wait for. */
import type { Leg } from './leg.ts';
import type { Verb } from './twiml.ts';

/** Twilio repeats no more often. */
const MOST_LOOPS = 1000;
const WORDS_A_SECOND = 2.5;
const SOUND_SECONDS = 30;

/** Heard at once. Answers whether it is repeated for ever. */
export function hearPrompt(leg: Leg, verb: Verb): boolean {
  const loops = Number(verb.attributes.loop ?? 1);
  for (let loop = 0; loop < Math.min(Math.max(loops, 1), MOST_LOOPS); loop += 1) leg.hear(wordsOf(verb));
  return loops === 0;
}

function wordsOf({ name, text, attributes: { digits } }: Verb): string {
  if (name === 'Say') return text;
  return digits === undefined ? `(sound: ${text})` : `(tones: ${digits})`;
}

/** How long it would take to hear it. */
export const secondsOf = ({ name, text }: Verb): number =>
  name === 'Say' ? Math.ceil(text.split(' ').length / WORDS_A_SECOND) : SOUND_SECONDS;

/** How long words are that a person says. */
export const secondsSaid = (text: string): number =>
  Math.max(1, Math.ceil(text.trim().split(/\s+/).length / WORDS_A_SECOND));

export const pauseSeconds = ({ attributes }: Verb): number => numberIn(attributes.length, 1);

/** A number of an attribute, or what is usual. */
export function numberIn(written: string | undefined, usual: number): number {
  const number = Number(written ?? usual);
  return Number.isFinite(number) && number >= 0 ? number : usual;
}

export const isTrue = (written: string | undefined, usual = false): boolean =>
  written === undefined ? usual : written.toLowerCase() === 'true';
