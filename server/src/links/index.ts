export { addShortLinks } from './links.routes.ts';
export { createLinks, VIA } from './links.ts';
export type { Links, NewLink } from './links.ts';
export { saidBefore } from './links.store.ts';
export type { GivenLink } from './links.store.ts';
