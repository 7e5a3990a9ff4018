/** The thread on which drafts are changed, looked at and checked: residents must not wait for it. */
export { editRules, faultsOfDraft, fileOfRules, lookAtDraft, replaceAll } from './draft-tasks.ts';
