/** Needs as the policy's vocabulary has them. Staff know more words than the rules need; what they share is said in both. Pure. */
const AS_RULED: Readonly<Record<string, string>> = {
  deafblind: 'deaf',
  lipspeaker: 'hard-of-hearing',
  'speech-to-text': 'hard-of-hearing',
  'speech-impaired': 'speech',
  'text-only': 'no-phone',
};

/** All that is given, and what each of it means to the rules; each once. */
export function needsForRules(needs: readonly string[]): string[] {
  return [...new Set(needs.flatMap((need) => [need, ...(AS_RULED[need] === undefined ? [] : [AS_RULED[need]])]))];
}

/** Needs with which a text of ours is of no use, or worse: nothing goes to them by text but what they asked for there. */
export const NO_TEXTS = ['no-texts', 'literacy'];

/** Whether the rules are to take it that texts are not wanted. */
export const isWithoutTexts = (needs: readonly string[]): boolean => needs.some((need) => NO_TEXTS.includes(need));
