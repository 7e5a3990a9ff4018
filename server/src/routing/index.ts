export { hoursInWords } from './hours-in-words.ts';
export { createMoment } from './moment.ts';
export { wordsOf } from './policy-words.ts';
export { runTurns } from './run-turn.ts';
export type { TurnPorts } from './run-turn.ts';
export { overdueTurns } from './turn.store.ts';
export { routingWording } from './wording.ts';
export { startReader } from './understanding.ts';
export type { Reader } from './understanding.ts';
