/** Whether answers prove who somebody is: two at least, one of them not on a letter, and none wrong (P36). Pure. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { IDENTITY_ITEMS } from '@hub/contract';
import type { IdentityItem } from '@hub/contract';

export type Answers = ReadonlyMap<IdentityItem, string>;

const NEEDED = 2;
const OFF_LETTERS: readonly IdentityItem[] = IDENTITY_ITEMS.flatMap(({ id, onLetter }) => (onLetter ? [] : [id]));

/** True where these questions, were all of them answered rightly, would prove anything. */
export function areEnough(items: Iterable<IdentityItem>): boolean {
  const asked = new Set(items);
  return asked.size >= NEEDED && OFF_LETTERS.some((item) => asked.has(item));
}

/**
 * True when the answers given are enough and all of them right; a question that the council has no answer to is answered wrong.
 * Every answer is compared in the same time and to its end, so that nobody can tell from the clock which was wrong.
 */
export function passes(given: Answers, known: Answers): boolean {
  let wrong = 0;
  for (const [item, answer] of given) wrong += isSame(answer, known.get(item) ?? '') ? 0 : 1;
  return areEnough(given.keys()) && wrong === 0;
}

const digest = (text: string) => createHash('sha256').update(text).digest();
const isSame = (one: string, other: string) => timingSafeEqual(digest(one), digest(other));
