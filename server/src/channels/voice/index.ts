export { goesAt, recordingDaysNow, RECORDINGS } from './recording-days.store.ts';
export { recordingDays } from './recording-policy.ts';
export { asksPerson } from './hear.ts';
export { createCalls } from './create-calls.ts';
export type { Calls } from './create-calls.ts';
export { serveCalls } from './voice.routes.ts';
export { serveRecordings } from './recording.routes.ts';
export { serveSoftphone } from './softphone.routes.ts';
export { softphoneOrigins } from './softphone-token.ts';
