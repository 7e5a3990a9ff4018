export { applyEdit, type Edited } from './apply-edit.ts';
export { changesBetween, type RuleChange, type RuleChanges } from './changes.ts';
export { ruleEditSchema, type RuleEdit } from './edit.ts';
export { lockOf, lockOfSetting } from './locks.ts';
export { replaceRules, rulesAsFile } from './replace-rules.ts';
