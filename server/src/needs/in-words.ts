/** Needs in a few words, for whoever is offered a contact: they know before they answer (P19). Pure. */
import { fill } from '../platform/fill.ts';
import { needsWording as wording } from './wording.ts';

export interface Known {
  needs: readonly string[];
  /** The language of the record, as a tag such as `ro`. */
  language: string;
  /** YYYY-MM-DD; null where no day was agreed. */
  reviewOn: string | null;
}

const LANGUAGES = new Intl.DisplayNames(['en-GB'], { type: 'language' });
const SHORT: Readonly<Record<string, string>> = wording.short;

/** A need that nobody has worded is shown as it is, since hiding a need would do harm. */
function shortOf(need: string, language: string): string {
  if (need === 'language-interpreter' && !language.startsWith('en'))
    return fill(wording.interpreterFor, { language: LANGUAGES.of(language) ?? language });
  return SHORT[need] ?? need;
}

/** The day to ask again has come. */
export const isDue = (reviewOn: string, today: string): boolean => reviewOn <= today;

/** Each need in a few words, in the order given; the last says that they are to be checked, where the day for that has come. */
export function needsInWords({ needs, language, reviewOn }: Known, today: string): string[] {
  const said = [...new Set(needs)].map((need) => shortOf(need, language));
  const isOld = said.length > 0 && reviewOn !== null && isDue(reviewOn, today);
  return isOld ? [...said, wording.toBeChecked] : said;
}
