/** What is said in calls. */
import en from './wording/en.json' with { type: 'json' };

export const voiceWording = en;
export type VoiceWording = typeof en;
