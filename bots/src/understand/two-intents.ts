import { splitClauses, type Cut } from './clauses.ts';
import { isSubject, shareOf, type Guess } from './guess.ts';
import type { Intent } from './types.ts';

/**
 * How much the message as a whole must support each matter. A joining word says that two things are wanted; a comma or a full
 * stop may only part a story from its point ("we bought a house, how do we ..."), so there the whole must say so too.
 */
const LEAST_IN_WHOLE: Readonly<Record<Cut, number>> = { joins: 0.004, everywhere: 0.1 };

/**
 * Looks for two matters in one message: two clauses that are each clearly about a different subject, one of them the likeliest
 * of the message as a whole. Returns the two, in the order they were said, or nothing.
 */
export function findTwoIntents(
  normalised: string,
  whole: Guess,
  clear: number,
  guessClause: (clause: string) => Guess,
): readonly Intent[] {
  const guessed = new Map<string, Intent | undefined>();
  for (const cut of ['joins', 'everywhere'] as const) {
    const found = new Map<string, number>();
    for (const clause of splitClauses(normalised, cut)) {
      // What no comma parts is the same clause both times, and a guess is the dearest step of a turn.
      if (!guessed.has(clause)) guessed.set(clause, guessClause(clause).intents[0]);
      const top = guessed.get(clause);
      if (!top || top.confidence < clear || !isSubject(top.id)) continue;
      if (shareOf(whole, top.id) < LEAST_IN_WHOLE[cut]) continue;
      found.set(top.id, Math.max(top.confidence, found.get(top.id) ?? 0));
    }
    const two = [...found].slice(0, 2).map(([id, confidence]) => ({ id, confidence }));
    if (two.length === 2 && two.some(({ id }) => id === whole.intents[0]?.id)) return two;
  }
  return [];
}
