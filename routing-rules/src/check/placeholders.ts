/**
 * What a text message may leave open, each with the longest thing that is filled in. The list is closed: none of these
 * says who somebody is, where they live, what they owe or which service they asked for (P38).
 */
export const TEXT_PLACEHOLDERS: Readonly<Record<string, string>> = {
  reference: 'CH-2026-000000',
  link: 'https://contact.council.example/s/abcdefghijkl',
  phone: '01632 960000',
  openingTime: '9am on Wednesday 30 September',
  waitMinutes: '120',
};

/** Names of the placeholders of a wording, in order. */
export const placeholdersOf = (text: string): string[] =>
  [...text.matchAll(/\{+(\w+)\}+/g)].map(([, name]) => name ?? '');

/** The wording as long as it can get; a placeholder that is not listed is left as it stands. */
export const filledIn = (text: string): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => TEXT_PLACEHOLDERS[name] ?? whole);
