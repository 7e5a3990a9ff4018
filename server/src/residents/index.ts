export { findResidents, residentByReference } from './find-residents.store.ts';
export { singleView } from './single-view.store.ts';
export type { SingleViewRequest } from './single-view.store.ts';
