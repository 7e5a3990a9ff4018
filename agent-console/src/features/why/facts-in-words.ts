/** Facts of a rule as sentences. Pure. */
import type { Because, ContactDetail } from '@hub/contract';
import { en } from '../../wording/en.ts';
import { factValue, humanise, sinceInWords } from '../../wording/in-words.ts';

/**
 * "Digital access: none" for each fact that matched, and since when it has been known where that is on record: a fact of last
 * year is asked again. `since` holds moments by the path of the fact, ISO 8601; `now` is milliseconds.
 */
export function factsInWords(because: Because, since: ContactDetail['factsSince'], now: number): string[] {
  return Object.entries(because.facts).map(([path, value]) => {
    const known = since[path];
    if (known === undefined) return en.why.fact(humanise(path), factValue(value));
    return en.why.factSince(humanise(path), factValue(value), sinceInWords(known, now));
  });
}
