export { writeAsked } from './asked-text.store.ts';
export { createTexts } from './create-texts.ts';
export type { Texts } from './create-texts.ts';
export { keywordOf } from './keywords.ts';
export { addNotice } from './notice-text.ts';
export { serveTexts } from './sms.routes.ts';
export { pressedReply, segmentsOf } from './to-texts.ts';
export { whyHeld } from './write-texts.ts';
