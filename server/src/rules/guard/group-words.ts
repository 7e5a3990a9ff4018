/** How the groups that the guard holds against each other are called in what it says. */
import { compileTexts } from '../read-rules.ts';
import type { RuleTexts } from '../rule-texts.ts';
import { ACCESS_UNKNOWN, ANY_NEED, LOW_SKILLS, NO_ACCESS } from './pairs.ts';

const WORDS: Readonly<Record<string, string>> = {
  [ANY_NEED]: 'Anybody with a need',
  [NO_ACCESS]: 'No access to the internet',
  [LOW_SKILLS]: 'Not at ease online',
  [ACCESS_UNKNOWN]: 'Access not known',
};

/** A need is called as these rules call it; what they have no word for, by its name. */
export function groupWords(texts: RuleTexts): (group: string) => string {
  const read = compileTexts(texts);
  const needs = read.ok ? read.ruleSet.columns.find(({ path }) => path === 'resident.needs')?.labelOf : undefined;
  return (group) => WORDS[group] ?? needs?.[group] ?? group;
}
