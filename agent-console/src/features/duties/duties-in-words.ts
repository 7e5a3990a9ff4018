/** What the policy asks for, as an agent reads it. Pure. */
import type { Duty } from '@hub/contract';
import { capitalised, LABELLED } from '../../wording/duty-in-words.ts';
import { en } from '../../wording/en.ts';

/** Each label said once, with its details behind it: "Record: a safety signal; a repeat contact". */
export function shortened(duties: readonly Duty[]): string[] {
  const byLabel = new Map<string, Set<string>>();
  for (const { words } of duties) {
    const [, label = words, detail] = LABELLED.exec(words) ?? [];
    const details = byLabel.get(label) ?? new Set();
    if (detail !== undefined) details.add(detail);
    byLabel.set(label, details);
  }
  return [...byLabel].map(([label, details]) =>
    capitalised(details.size === 0 ? label : `${label}: ${[...details].join('; ')}`),
  );
}

/** What to take care of, a sentence each; what has no sentence of its own is said in the hub's words, shortened. */
export function careInWords(duties: readonly Duty[]): string[] {
  const hasOwn = ({ what }: Duty) => Object.hasOwn(en.policy.careFor, what);
  const own = duties.filter(hasOwn).flatMap(({ what }) => en.policy.careFor[what] ?? []);
  return [...own, ...shortened(duties.filter((duty) => !hasOwn(duty)))];
}

/** What must not be sent, in a fixed order, so that an agent knows it at a glance: "Do not text. Do not send a survey." */
export function heldBackInWords(duties: readonly Duty[]): string {
  const held = new Set(duties.map(({ what }) => what));
  // Who may not be texted at all may not be texted about a call back.
  if (held.has('sms')) held.delete('callback-text');
  return Object.entries(en.policy.heldBack)
    .filter(([what]) => held.has(what))
    .map(([, words]) => words)
    .join(' ');
}

/** What somebody else who holds the phone could see or hear (P12). */
const SEEN_BY_OTHERS: ReadonlySet<string> = new Set(['sms', 'voicemail', 'callback-text']);

/** True when sending what is held back could put somebody in danger, not only be a nuisance. */
export function couldHarm(duties: readonly Duty[]): boolean {
  return duties.some(({ what }) => SEEN_BY_OTHERS.has(what));
}
