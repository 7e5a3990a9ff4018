import { plain } from './plain.ts';

interface Choice {
  value: string;
  label: string;
  words: readonly string[];
}

/**
 * Which choice an answer means: its name, its number, or the only one that has a word of the answer. Undefined when none is
 * meant, or more than one.
 */
export function readChoice(text: string, choices: readonly Choice[]): string | undefined {
  const said = plain(text);
  if (said === '') return undefined;
  const numbered = /^[1-9]$/.test(said) ? choices[Number(said) - 1] : undefined;
  if (numbered) return numbered.value;
  const named = choices.find(({ label, value }) => plain(label) === said || plain(value) === said);
  if (named) return named.value;
  const meant = choices.filter(({ label, words }) =>
    [label, ...words].some((each) => ` ${said} `.includes(` ${plain(each)} `)),
  );
  return meant.length === 1 ? meant[0]?.value : undefined;
}
