import type { Classifier } from './classifier.ts';
import {
  DIGITAL_EXCLUSION,
  EMERGENCY,
  HOMELESSNESS,
  intentOf,
  isOtherCouncil,
  OTHER_LANGUAGE,
  OUT_OF_SCOPE,
  SAFEGUARDING,
  signalOf,
  SMALL_TALK,
  WANTS_HUMAN,
} from './labels.ts';
import { kindOf, LEARNED, type SafetySignal } from '../safety/signals.ts';
import type { Intent } from './types.ts';

/** What the classifier makes of one text, in the ids that the outside knows. */
export interface Guess {
  /** Every intent, surest first, greetings and thanks included. */
  readonly intents: readonly Intent[];
  /** The likeliest danger and how likely any of its kind is, if the classifier knows one at all. */
  readonly danger: (SafetySignal & { confidence: number }) | undefined;
  /** Share of council matters without a service of their own, urgent repairs among them. */
  readonly otherCouncil: number;
}

/** Classifies a text and gathers the classes by intent. What resembles nothing known counts as out of scope. */
export function guess(classifier: Classifier, text: string): Guess {
  const totals = new Map<string, number>();
  let rest = 1;
  let otherCouncil = 0;
  const dangers: { label: string; share: number }[] = [];
  for (const { label, share } of classifier.classify(text)) {
    const id = intentOf(label);
    totals.set(id, (totals.get(id) ?? 0) + share);
    rest -= share;
    if (isOtherCouncil(label)) otherCouncil += share;
    if (signalOf(label)) dangers.push({ label, share });
  }
  totals.set(OUT_OF_SCOPE, (totals.get(OUT_OF_SCOPE) ?? 0) + Math.max(0, rest));
  const intents = [...totals]
    .map(([id, confidence]) => ({ id, confidence }))
    .sort((one, other) => other.confidence - one.confidence);
  return { intents, danger: likeliestDanger(dangers, totals), otherCouncil };
}

const NO_SUBJECT = new Set([
  SMALL_TALK,
  OUT_OF_SCOPE,
  EMERGENCY,
  SAFEGUARDING,
  WANTS_HUMAN,
  DIGITAL_EXCLUSION,
  OTHER_LANGUAGE,
]);

/** True for an intent that names a subject: no greeting, not nothing, and neither danger nor a need, which have their own ways. */
export function isSubject(id: string): boolean {
  return !NO_SUBJECT.has(id);
}

/** How sure the guess is of one intent. */
export function shareOf(whole: Guess, id: string): number {
  return whole.intents.find((intent) => intent.id === id)?.confidence ?? 0;
}

/** An urgent repair must be so many times as likely as a danger to people to be named instead of it. */
const REPAIR_OUTWEIGHS = 3;

/** The likeliest danger of those given, and how likely any of its kind is. */
function likeliestDanger(
  dangers: readonly { label: string; share: number }[],
  totals: ReadonlyMap<string, number>,
): Guess['danger'] {
  let likeliest: Guess['danger'];
  let most = 0;
  for (const { label, share } of dangers) {
    const signal = signalOf(label);
    if (!signal) continue;
    const confidence = dangerShare({ label, share }, totals);
    const weight = kindOf(signal) === 'repairs' ? confidence / REPAIR_OUTWEIGHS : confidence;
    if (weight > most) [likeliest, most] = [{ signal, matched: LEARNED, confidence }, weight];
  }
  return likeliest;
}

/**
 * Any danger of a kind counts for it, but losing a home soon (a service) does not count for having none tonight, nor any
 * matter without a service for an urgent repair.
 */
function dangerShare({ label, share }: { label: string; share: number }, totals: ReadonlyMap<string, number>): number {
  const id = intentOf(label);
  return id === HOMELESSNESS || id === OUT_OF_SCOPE ? share : (totals.get(id) ?? share);
}
