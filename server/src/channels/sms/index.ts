export { createTexts } from './create-texts.ts';
export type { Texts } from './create-texts.ts';
export { serveTexts } from './sms.routes.ts';
export { pressedReply, segmentsOf } from './to-texts.ts';
