export { hasFailedAttempt, keepAttempt, keepSaidAttempt, readAttempts } from './attempts.store.ts';
export type { NewAttempt } from './attempts.store.ts';
