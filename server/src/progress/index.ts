export { fillText, wrongIn } from './check-texts.ts';
export { hearTellMe } from './hear-tell-me.ts';
export { askToBeTold } from './notice.store.ts';
export { tellProgress } from './notices.jobs.ts';
export type { NoticeOutcome } from './notices.jobs.ts';
export { isQuiet, quietHoursOf } from './quiet-hours.ts';
export type { QuietHours } from './quiet-hours.ts';
export { createTexts as createProgressTexts } from './texts.ts';
export { serveUpdates } from './updates.routes.ts';
