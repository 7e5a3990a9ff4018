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
  'callback-name',
  'callback-phone',
  'callback-phone-again',
  'callback-when',
  'callback-morning',
  'callback-afternoon',
  'callback-any-time',
  'callback-taken',
  'callback-left',
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
