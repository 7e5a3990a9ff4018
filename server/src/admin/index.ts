export { createBinDays } from './bin-days.ts';
export { onlineStateSchema, serviceById, services } from './catalogue.store.ts';
export type { CatalogueService, OnlineState } from './catalogue.store.ts';
export { contactsOf, linesOf } from './contacts.ts';
export { council } from './council.ts';
export type { Council } from './council.ts';
