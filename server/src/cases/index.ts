export { londonDay } from './due-dates.ts';
export { CASE_KINDS, openCases } from './open-case.store.ts';
export type { CaseKind, OpenedCase } from './open-case.store.ts';
export { readCases } from './read-cases.store.ts';
