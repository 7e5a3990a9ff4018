export { asWritten } from './as-written.ts';
export { lineTypeOf } from './line-type.ts';
export type { LineType } from './line-type.ts';
export { goOnBy, isOnTheLine, threadOf } from './thread.store.ts';
export type { Thread } from './thread.store.ts';
export { openTwilio } from './twilio-client.ts';
