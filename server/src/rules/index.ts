export { checkApart } from './check-apart.ts';
export { makeAgain } from './made-again.store.ts';
export { readDraft, startRules } from './rules.ts';
export type { Rules, RulesState } from './rules.ts';
export { comparePast } from './compare-past.ts';
export { compileTexts } from './read-rules.ts';
export { lastRuleSet } from './rule-set.store.ts';
export { readRuleTexts } from './rule-texts.ts';
export type { RuleTexts } from './rule-texts.ts';
