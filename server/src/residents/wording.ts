/** The words that staff read in the single view. */
import en from './wording/en.json' with { type: 'json' };

export interface Labelled {
  code: string;
  label: string;
}

export const residentWording = en;

/** What a code says in words; a code that nobody has worded is shown as it is, since hiding a need would do harm. */
export function labelled(labels: Readonly<Record<string, string>>, codes: readonly string[]): Labelled[] {
  return codes.map((code) => ({ code, label: labels[code] ?? code }));
}
