import * as z from 'zod';
import { intentOf, OUT_OF_SCOPE, SMALL_TALK } from '../understand/labels.ts';
import type { Understood } from '../understand/types.ts';

const text = z.string().min(1);

/** A message with what should be understood of it; what is left out is not measured. */
export const labelledMessage = z.object({
  text,
  /** Intent ids; a message about two matters has both, a greeting none. */
  intents: z.array(text),
  /** Every action that would be right. */
  actions: z.array(text).optional(),
  /** ISO 639-1; English when left out. */
  language: text.optional(),
  /** The kind of writing: terse, angry, misspelt and so on. */
  kind: text.optional(),
});
export type LabelledMessage = z.infer<typeof labelledMessage>;

/** Reads labelled messages, one JSON object a line. Throws with the number of the line that is none. */
export function readLabelled(lines: string): LabelledMessage[] {
  return lines
    .split('\n')
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '')
    .map(({ line, number }) => {
      try {
        return labelledMessage.parse(JSON.parse(line));
      } catch (error) {
        throw new Error(`Line ${number} is no labelled message: ${String(error)}`, { cause: error });
      }
    });
}

/** A training phrase as a message to be measured: the class becomes the intent that the outside sees. */
export function asMessage({ text: said, label }: { text: string; label: string }): LabelledMessage {
  return { text: said, intents: label === SMALL_TALK ? [] : [intentOf(label)], kind: 'training' };
}

/** Intents expected of a message; one that wants nothing is out of scope. */
export function expectedIntents({ intents }: LabelledMessage): readonly string[] {
  return intents.length === 0 ? [OUT_OF_SCOPE] : intents;
}

/** The likeliest intents that were understood, by id; nothing wanted is out of scope. */
export function namedIntents({ intents }: Understood): readonly string[] {
  return intents.length === 0 ? [OUT_OF_SCOPE] : intents.map(({ id }) => id);
}
