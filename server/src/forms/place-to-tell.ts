/** Where a report is, as another resident may hear it: the street, not the house, and no words of whoever reported it. Pure. */
import type { Payload } from './to-submission.ts';

/** Null where no street of the gazetteer was meant: then the text is the resident's own. */
export function placeToTell({ address_string: text, attributes }: Payload): string | null {
  if (text === undefined || (attributes.usrn === undefined && attributes.uprn === undefined)) return null;
  const street = text
    .replace(/\s*\(.*$/s, '')
    .replace(/^\d+\s*[a-z]?\s+(?=\p{L})/iu, '')
    .trim();
  return street === '' ? null : street;
}
