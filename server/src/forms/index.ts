export { createConfirmLinks } from './confirm-links.ts';
export type { ConfirmLinks } from './confirm-links.ts';
export { createReports } from './create-reports.ts';
export { serveDeskForms } from './desk.routes.ts';
export { draftsOfContact } from './drafts-of-contact.store.ts';
export { draftView, fieldView } from './draft-view.ts';
export {
  draftsOf,
  draftUnderWay,
  keepPageDraft,
  leaveDraft,
  openDraft,
  readDraft,
  saveAnswers,
} from './drafts.store.ts';
export type { Draft } from './drafts.store.ts';
export { followReport, nearbyReports } from './nearby.store.ts';
export type { NearbyReport } from './nearby.store.ts';
export { renewContact } from './live-contact.store.ts';
export { askSoon } from './progress.store.ts';
export { serveResidentForms } from './resident.routes.ts';
export { sendDraft } from './send-draft.store.ts';
export type { Sent } from './send-draft.store.ts';
export { isOver, rankOf, stageSchema } from './standing.ts';
export type { Stage } from './standing.ts';
export { readTellMe, tellMe, willTell } from './tell-me.ts';
export { createTogether } from './together.ts';
export type { Together } from './together.ts';
export { payloadSchema } from './to-submission.ts';
export type { Payload } from './to-submission.ts';
