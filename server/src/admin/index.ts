export { onlineStateSchema, serviceById, services } from './catalogue.store.ts';
export type { CatalogueService, OnlineState } from './catalogue.store.ts';
export { council } from './council.ts';
export type { Council } from './council.ts';
