/** One thing that the policy asks a person to do, in words. Pure. */
import type { Duty } from '@hub/contract';

/** A label and its detail, "limit: cold transfer". A whole sentence starts with a capital and is left as it is. */
export const LABELLED = /^(\p{Ll}[^:]*): (.+)$/su;

export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Work as it is said within a sentence: "refer to safeguarding", "ask whether it is safe to talk". */
export function workWithin({ kind, words }: Duty): string {
  const [, label, detail] = LABELLED.exec(words) ?? [];
  if (label === undefined || detail === undefined) return words;
  if (kind === 'task') return detail;
  if (kind === 'ask' || kind === 'notify') return `${label} ${detail}`;
  return words;
}

/** Work as something to do: "Refer to safeguarding", "Ask whether it is safe to talk". */
export const workInWords = (duty: Duty): string => capitalised(workWithin(duty));
