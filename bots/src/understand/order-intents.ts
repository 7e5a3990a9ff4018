import type { SafetySignal } from '../safety/signals.ts';
import type { Guess } from './guess.ts';
import { DIGITAL_EXCLUSION, intentOfSignal, OTHER_LANGUAGE, SMALL_TALK, WANTS_HUMAN } from './labels.ts';
import type { Asks, Intent } from './types.ts';

const MOST_INTENTS = 5;
/** A listed wording decides even where the classifier hesitates, so its intent is given at least this confidence. */
const LISTED = 0.9;

export interface Findings {
  readonly whole: Guess;
  /** The two matters of a message that has two, or none. */
  readonly two: readonly Intent[];
  readonly safety: SafetySignal | null;
  readonly asks: Asks;
  readonly language: string;
  /** True when a listed wording asks for an interpreter. */
  readonly interpreter: boolean;
  /** True when the message is short enough to be a greeting or thanks and nothing more. */
  readonly short: boolean;
}

/**
 * Puts everything found into one list of intents: danger, another language, a wish for a person and no access lead when they
 * were found, then two matters of one message, then the classifier's guesses. A greeting or thanks is no intent at all.
 */
export function orderIntents({ whole, two, safety, asks, language, interpreter, short }: Findings): Intent[] {
  const danger = safety && intentOfSignal(safety.signal);
  const leading = [
    danger !== null && danger !== undefined && { id: danger, confidence: safety?.confidence ?? 1 },
    (language !== 'en' || interpreter) && { id: OTHER_LANGUAGE, confidence: LISTED },
    asks.person && { id: WANTS_HUMAN, confidence: LISTED },
    asks.digitalExclusion && { id: DIGITAL_EXCLUSION, confidence: LISTED },
    ...two,
  ].filter((intent) => intent !== false);
  if (leading.length === 0 && short && whole.intents[0]?.id === SMALL_TALK) return [];
  const ordered = new Map<string, number>();
  for (const { id, confidence } of [...leading, ...whole.intents]) {
    if (id === SMALL_TALK) continue;
    ordered.set(id, Math.max(confidence, ordered.get(id) ?? 0));
  }
  return [...ordered].slice(0, MOST_INTENTS).map(([id, confidence]) => ({ id, confidence: round(confidence) }));
}

/** Three decimals: more would say more than is known. */
function round(confidence: number): number {
  return Math.round(Math.min(1, confidence) * 1000) / 1000;
}
