export { findResidents, residentByReference } from './find-residents.store.ts';
export { mayFillIn } from './may-open.ts';
export { createOffices } from './offices/index.ts';
export { createKeepFromOwn } from './own-record.ts';
export type { KeepFromOwn } from './own-record.ts';
export { serveViewReasons } from './reason.routes.ts';
export { createSingleView } from './single-view.store.ts';
export type { SingleView } from './single-view.store.ts';
