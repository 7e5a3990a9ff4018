/** What residents are told of their reports. */
import en from './wording/en.json' with { type: 'json' };

export const reportWording = en;
export type ReportWording = typeof en;
