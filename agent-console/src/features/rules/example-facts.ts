/** The facts of an example: those of another one, with what is different of the facts that the table looks at. */
import type { RuleColumn } from '@hub/contract';
import type { Json } from './cell-form.ts';

/** Facts that are worked out, by where what they come from is kept. Others cannot be said of a contact by one word. */
const KEPT_AS: Readonly<Record<string, string>> = {
  'derived.signal': 'safety.signal',
  'derived.asksPerson': 'asks.person',
  'derived.staffed': 'hours.open',
};
const pathOf = (fact: string): string | null =>
  KEPT_AS[fact] ?? (fact.startsWith('derived.') || fact.startsWith('decision.') ? null : fact);

/** Whether an example can say what this fact is. */
export const canBeSaid = ({ fact }: RuleColumn): boolean => pathOf(fact) !== null;

/** What was said of facts, by fact: one word, or the members of a set, of which there may be none. */
export type Said = Readonly<Record<string, readonly string[]>>;

function put(at: Json, [first, ...rest]: readonly string[], value: Json): Json {
  if (first === undefined) return value;
  const fields = typeof at === 'object' && at !== null && !Array.isArray(at) ? at : {};
  return { ...fields, [first]: put(fields[first] ?? null, rest, value) };
}

/** What was chosen of a fact, as it is kept with a contact. */
function valueOf({ kind }: RuleColumn, words: readonly string[]): Json {
  const [word = ''] = words;
  if (kind === 'set') return [...words];
  if (kind === 'number') return word === '' || Number.isNaN(Number(word)) ? word : Number(word);
  if (kind === 'yes-no') return word === 'yes' ? true : word === 'no' ? false : word;
  return word;
}

/** What nobody said stays as the other example has it. */
export function factsWith(base: Json, columns: readonly RuleColumn[], said: Said): Json {
  let facts: Json = typeof base === 'object' && base !== null ? base : {};
  for (const column of columns) {
    const [path, words] = [pathOf(column.fact), said[column.fact]];
    if (path !== null && words !== undefined) facts = put(facts, path.split('.'), valueOf(column, words));
  }
  return facts;
}
