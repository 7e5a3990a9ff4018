export { dueDate, isWorkingDay, londonDay } from './due-dates.ts';
export type { Holidays } from './due-dates.ts';
export { CASE_KINDS, limitsOf } from './limits.ts';
export type { CaseKind, Settings } from './limits.ts';
export { openCases } from './open-case.store.ts';
export type { OpenedCase } from './open-case.store.ts';
export { readCases } from './read-cases.store.ts';
