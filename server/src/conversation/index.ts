export { appendBatch, appendWithin } from './append.store.ts';
export type { Appended, NewEvent } from './append.store.ts';
export { cleanText } from './clean-text.ts';
export {
  findById,
  findByToken,
  firstWords,
  identifyResident,
  insertConversation,
  lastSequences,
  readEvents,
  rememberSaveData,
  turnDone,
} from './conversation.store.ts';
export type { ConversationRef } from './conversation.store.ts';
export { createLog, LOG_LANES } from './log.ts';
export type { ConversationLog, Publish } from './log.ts';
export { maskCards } from './mask-cards.ts';
export { present } from './present.ts';
export type { Audience } from './present.ts';
export { createPublish, roomOf } from './publish.socket.ts';
export { sendTails } from './tail.socket.ts';
export { createSay } from './say.ts';
export type { Author, Say } from './say.ts';
export { speakHandlers } from './speak.socket.ts';
