import type { RuleSet } from './compile.ts';

const FALLBACK = 'en';

/**
 * The sentence of a wording id in a language, else in English. Placeholders such as `{phone}`, `{openingTime}` and
 * `{waitMinutes}` stay in it for the caller to fill. Null when the id is unknown, which the checker refuses to publish.
 */
export function wordingOf(ruleSet: RuleSet, id: string, locale: string): string | null {
  const { wording } = ruleSet.files;
  const language = locale.toLowerCase().split('-')[0] ?? FALLBACK;
  return wording[locale]?.[id] ?? wording[language]?.[id] ?? wording[FALLBACK]?.[id] ?? null;
}
