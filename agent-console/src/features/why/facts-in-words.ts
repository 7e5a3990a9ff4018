/** Facts of a rule as sentences. Pure. */
import type { Because } from '@hub/contract';
import { en } from '../../wording/en.ts';
import { factValue, humanise } from '../../wording/in-words.ts';

/** "Digital access: none" for each fact that matched. */
export function factsInWords(because: Because): string[] {
  return Object.entries(because.facts).map(([name, value]) => en.why.fact(humanise(name), factValue(value)));
}
