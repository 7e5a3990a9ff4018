export { dutiesOf } from './duties.ts';
export type { Duty } from './duties.ts';
export { askAgain, keepDuties } from './keep-duties.store.ts';
export { contactOfDuty, finishDuty, finishQuestion, finishTask, readDuties, readToDo } from './read-duties.store.ts';
export type { DutyWords } from './read-duties.store.ts';
