export { checkApart } from './check-apart.ts';
export { makeAgain } from './made-again.store.ts';
export { readDraft, startRules } from './rules.ts';
export type { Rules, RulesState } from './rules.ts';
