/** What is said in calls. */
import en from './wording/en.json' with { type: 'json' };

export const voiceWording = en;
export type VoiceWording = typeof en;

/** Puts values into a sentence. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
