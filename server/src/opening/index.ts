export { createOpening, exceptionFrom } from './opening.store.ts';
export type { Opening, ReadOpening } from './opening.store.ts';
