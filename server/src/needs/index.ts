export { serveNeeds } from './desk.routes.ts';
export { needsKnownSql, needsOnOffer, needsOnOffers, needsToTell } from './on-offer.store.ts';
export type { NeedsKnown } from './on-offer.store.ts';
export { readPassport } from './passport.store.ts';
export { readSaid } from './said.store.ts';
export { NOTHING_TOLD, tellNeeds, toldInChat, withdrawInChat } from './tell.store.ts';
export { isWithoutTexts, needsForRules, NO_TEXTS } from './to-rules.ts';
