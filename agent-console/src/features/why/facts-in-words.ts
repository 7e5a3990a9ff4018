/** Facts of a rule as sentences. Pure. */
import type { ContactDetail, Explanation } from '@hub/contract';
import { en } from '../../wording/en.ts';
import { sinceInWords } from '../../wording/in-words.ts';

/**
 * "Digital access: none" for each fact that matched, in the policy's words, and since when it has been known where that is on
 * record: a fact of last year is asked again. `since` holds moments by the path of the fact, ISO 8601; `now` is milliseconds.
 */
export function factsInWords(
  { known }: Pick<Explanation['because'][number], 'known'>,
  since: ContactDetail['factsSince'],
  now: number,
): string[] {
  return Object.entries(known).map(([path, words]) => {
    const from = since[path];
    return from === undefined ? words : en.why.factSince(words, sinceInWords(from, now));
  });
}
