/** What somebody types to find a resident, taken apart. Pure. */

export interface Search {
  /** All that was typed, as a reference is written. */
  reference: string;
  /** In capitals and without spaces; null when no whole postcode was typed. */
  postcode: string | null;
  /** A surname, or names from the first on, in small letters, ready for LIKE; null when there was nothing but a postcode. */
  name: string | null;
}

const POSTCODE = /(?<![a-z\d])[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}(?![a-z\d])/i;

export function readSearch(typed: string): Search {
  const words = typed.trim().replace(/\s+/g, ' ');
  const postcode = POSTCODE.exec(words)?.[0] ?? null;
  const name = (postcode === null ? words : words.replace(postcode, ' '))
    .replace(/[,\s]+/g, ' ')
    .trim()
    .toLowerCase();
  return {
    reference: words.toUpperCase(),
    postcode: postcode === null ? null : postcode.toUpperCase().replaceAll(' ', ''),
    name: name === '' ? null : name.replace(/[\\%_]/g, '\\$&'),
  };
}
