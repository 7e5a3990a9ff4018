/** Every sentence the bot can say, by id. A wording file holds them all, so that no language can lack one. */
export const WORDING_IDS = [
  'welcome',
  'ask-need',
  'answer',
  'answer-no-link',
  'helped-question',
  'yes',
  'no',
  'helped-thanks',
  'choose',
  'none-of-these',
  'not-understood',
  'not-ours',
  'noted',
  'person',
  'handover-open',
  'handover-closed',
  'leave-this',
  'ask-digital-access',
  'ask-safe-to-talk',
  'ask-safe-contact',
  'ask-authority',
  'ask-tenancy',
  'at-home',
  'at-work',
  'only-phone',
  'not-sure',
  'answer-kept',
  'open-form',
  'form-have',
  'form-again',
  'form-line',
  'form-skip',
  'form-which',
  'form-none',
  'form-changed',
  'form-check',
  'form-send-question',
  'form-send',
  'form-change',
  'form-change-which',
  'form-left',
  'form-nearby',
  'form-same',
  'form-other',
  'form-following',
  'form-go-on',
  'assistant',
  'hours-answer',
  'part-unknown',
  'bin-day',
  'bin-day-today',
  'bin-day-moved',
  'bin-day-after',
  'bin-refuse',
  'bin-recycling',
  'bin-day-ask',
  'bin-day-unknown',
  'bin-day-not-found',
] as const;

export type WordingId = (typeof WORDING_IDS)[number];

export type Wording = Readonly<Record<WordingId, string>>;

/** A sentence with its `{places}` filled in. A place that is given no value is left out. */
export function fill(sentence: string, values: Readonly<Record<string, string>> = {}): string {
  return sentence
    .replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
    .replace(/ {2,}/g, ' ')
    .trim();
}
