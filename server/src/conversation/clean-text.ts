/** Makes any text from outside safe to store: what PostgreSQL cannot hold is taken out, so that one message never fails a batch. */

/** Removes NUL, replaces lone surrogates (which are not Unicode text) and trims the ends. */
export function cleanText(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed().trim();
}
