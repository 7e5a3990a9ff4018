/** What a resident needs, so that we serve them well: kept once, with their agreement, until they withdraw it (P19). */
import * as z from 'zod';

/** In the order in which they are asked for: how we write, how we speak, what we never do, and what to know. */
export const NEEDS = [
  ...(['large-print', 'easy-read', 'braille', 'audio', 'low-vision', 'blind', 'literacy'] as const),
  ...(['language-interpreter', 'bsl', 'deaf', 'deafblind', 'hard-of-hearing', 'lipspeaker'] as const),
  ...(['relay-uk', 'speech-to-text', 'speech-impaired', 'time-needed', 'advocate'] as const),
  ...(['no-phone', 'no-texts', 'text-only', 'no-voicemail', 'safe-times', 'safe-channel'] as const),
  ...(['learning-disability', 'brain-injury', 'dementia', 'autism', 'mental-health', 'mobility', 'other'] as const),
] as const;
export type Need = (typeof NEEDS)[number];

/** What a resident is asked on our pages: few enough to read, the rest an adviser asks. */
export const ASKED_NEEDS = [
  ...([
    'large-print',
    'easy-read',
    'low-vision',
    'literacy',
    'language-interpreter',
    'bsl',
    'hard-of-hearing',
  ] as const),
  ...(['relay-uk', 'time-needed', 'advocate', 'no-phone', 'no-texts', 'mobility'] as const),
] as const satisfies readonly Need[];

/** Languages for which an interpreter can be asked for, as tags, by their English names. */
export const INTERPRETER_LANGUAGES = [
  ...(['sq', 'am', 'ar', 'bn', 'bg', 'yue', 'cs', 'prs', 'fa', 'fr', 'de', 'el', 'gu', 'hi', 'hu', 'it'] as const),
  ...(['ku', 'lv', 'lt', 'zh', 'ne', 'ps', 'pl', 'pt', 'pa', 'ro', 'ru', 'sk', 'so', 'es', 'ta', 'ti'] as const),
  ...(['tr', 'uk', 'ur', 'vi', 'cy'] as const),
] as const;
export const interpreterLanguageSchema = z.enum(INTERPRETER_LANGUAGES);
export type InterpreterLanguage = z.infer<typeof interpreterLanguageSchema>;

const ENGLISH = new Intl.DisplayNames(['en-GB'], { type: 'language' });

/** The name of a language in English and in itself, so that whoever needs it finds it: "Romanian (română)". */
export function languageInBoth(tag: InterpreterLanguage): string {
  const english = ENGLISH.of(tag) ?? tag;
  const own = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? english;
  return own === english ? english : `${english} (${own})`;
}

/** The longest own words beside the needs, in UTF-16 code units: when it is safe to ring, who speaks for them. */
export const NEEDS_WORDS_LIMIT = 200;

const needsSchema = z.array(z.enum(NEEDS)).max(NEEDS.length);

/** `POST /api/console/contacts/:contactId/needs`: all that is kept from now on. Without their agreement nothing is. */
export const needsKeepSchema = z.strictObject({
  needs: needsSchema.min(1, 'Choose at least one need. To keep none, withdraw the passport.'),
  /** In which an interpreter is needed; null where none is, or nobody said which. */
  language: interpreterLanguageSchema.nullable().default(null),
  words: z.string().trim().max(NEEDS_WORDS_LIMIT, `Write at most ${NEEDS_WORDS_LIMIT} characters.`),
  /** The day on which they are asked again. */
  reviewOn: z.iso.date('Write the day as 2026-12-31.'),
  agreed: z.literal(true, 'Ask the resident whether we may keep this, and tick that they agreed.'),
});
export type NeedsKeep = z.infer<typeof needsKeepSchema>;

export const needsKeptSchema = z.object({ ok: z.literal(true) });

/** How needs were kept, as an agent sees it beside them. Days are those of the council's calendar. */
export const needsPassportSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('kept'),
    /** Null where the resident wrote it down themselves. */
    recordedBy: z.string().nullable(),
    recordedAt: z.iso.datetime(),
    channel: z.string(),
    reviewOn: z.iso.date(),
    /** The day to ask again has come: to be checked, and obeyed until then. */
    isDue: z.boolean(),
    words: z.string(),
    /** In which they need an interpreter; null where none was chosen. */
    language: interpreterLanguageSchema.nullable(),
  }),
  z.object({ state: z.literal('withdrawn'), withdrawnAt: z.iso.datetime() }),
]);
export type NeedsPassport = z.infer<typeof needsPassportSchema>;
