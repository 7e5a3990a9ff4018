/** UK postcodes in the words that people write. BS 7666: area, district, sector and unit. */
const WHOLE = /\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b/iu;
/** A first half, and a second half that is too short, too long or mistyped. Roads such as "A13 2 miles on" are none. */
const BROKEN = /\b(?![ABM]\d)[A-Z]{1,2}\d[A-Z\d]?\s?(?:\d[A-Z]?|\d[A-Z]{3}|\d{2,3}[A-Z]{0,2}|[A-Z]{1,3}|\d[A-Z]\d)\b/iu;

/** The first postcode of a text, as it is written: capitals with one space. Undefined when there is none. */
export function readPostcode(text: string): string | undefined {
  const [, outward = '', inward = ''] = WHOLE.exec(text) ?? [];
  return inward === '' ? undefined : `${outward.toUpperCase()} ${inward.toUpperCase()}`;
}

/** Whether a whole text is one postcode and nothing else. */
export function isPostcode(text: string): boolean {
  return readPostcode(text)?.replace(' ', '') === text.replace(/\s/g, '').toUpperCase();
}

/** Whether somebody meant to write a postcode and it did not become one. */
export function hasBrokenPostcode(text: string): boolean {
  return readPostcode(text) === undefined && BROKEN.test(text);
}
