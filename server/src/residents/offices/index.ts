export { createOffices } from './create-offices.ts';
export type { GuardedOffices } from './create-offices.ts';
export type { Answer, Outcome } from './guard.ts';
export type { OfficeName } from './office.ts';
