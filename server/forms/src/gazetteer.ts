/** Finds places by the words people use for them. Behind a port, so that a council's own gazetteer can stand in its place. */
import type { Place } from '@hub/contract';
import * as z from 'zod';
import { plain } from './read/plain.ts';
import { readPostcode } from './read/postcode.ts';

/** Finds what a text may mean, likeliest first, at most `MOST_FOUND`; none when it names no place that is known. */
export interface Gazetteer {
  find(text: string): Promise<Place[]>;
  /** Whether a postcode is one of the area's. */
  knowsPostcode(postcode: string): Promise<boolean>;
}

/** One street, with the numbers that stand in it. */
export const streetSchema = z.strictObject({
  usrn: z.string().regex(/^\d{8}$/),
  name: z.string(),
  locality: z.string(),
  postcode: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  firstNumber: z.int().min(1),
  lastNumber: z.int(),
  /** The day of the week on which bins are emptied. */
  binDay: z.enum(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']),
  /** Which of two weeks has the recycling: odd or even weeks of the year (ISO 8601). */
  recyclingWeek: z.enum(['odd', 'even']),
});
export type Street = z.infer<typeof streetSchema>;

const MOST_FOUND = 4;
/** House numbers lie along the street, so that two of them are not the same point. Degrees of longitude a number. */
const BETWEEN_NUMBERS = 0.00012;

const SHORT: Readonly<Record<string, string>> = {
  st: 'street',
  rd: 'road',
  ln: 'lane',
  ave: 'avenue',
  av: 'avenue',
  cl: 'close',
  dr: 'drive',
  cres: 'crescent',
  gdns: 'gardens',
  pl: 'place',
  ct: 'court',
  sq: 'square',
};

/** A gazetteer over a list of streets kept in memory. */
export function createGazetteer(streets: readonly Street[]): Gazetteer {
  const postcodes = new Set(streets.map(({ postcode }) => postcode));
  const known = streets.map((street) => ({ street, name: long(street.name), locality: long(street.locality) }));
  return {
    find: (text) => {
      const said = ` ${long(text)} `;
      const postcode = readPostcode(text);
      const named = known.filter(({ name }) => said.includes(` ${name} `));
      const inPlace = named.filter(({ locality }) => said.includes(` ${locality} `));
      const byPostcode = known.filter(({ street }) => street.postcode === postcode);
      const found = [named.filter((each) => byPostcode.includes(each)), inPlace, named, byPostcode].find(
        (each) => each.length > 0,
      );
      const places = (found ?? []).map(({ street, name }) => placeIn(street, numberIn(said, name)));
      return Promise.resolve(places.slice(0, MOST_FOUND));
    },
    // Without a list of streets no postcode is doubted.
    knowsPostcode: (postcode) => Promise.resolve(postcodes.size === 0 || postcodes.has(postcode)),
  };
}

function long(text: string): string {
  return plain(text)
    .split(' ')
    .map((word) => SHORT[word] ?? word)
    .join(' ');
}

/** The house number said just before the street's name, or the only number said. */
function numberIn(said: string, name: string): number | undefined {
  const before = new RegExp(` (\\d{1,4})[a-z]? ${name} `).exec(said)?.[1];
  const only = said.match(/(?<= )\d{1,4}(?= )/g) ?? [];
  const number = before ?? (only.length === 1 ? only[0] : undefined);
  return number === undefined ? undefined : Number(number);
}

function placeIn(street: Street, number: number | undefined): Place {
  const { usrn, name, locality, postcode, latitude, longitude, firstNumber, lastNumber } = street;
  const whole = { usrn, postcode, latitude, longitude };
  if (number === undefined || number < firstNumber || number > lastNumber)
    return { text: `${name}, ${locality}, ${postcode}`, ...whole };
  return {
    ...whole,
    text: `${number} ${name}, ${locality}, ${postcode}`,
    longitude: Number((longitude + (number - firstNumber) * BETWEEN_NUMBERS).toFixed(6)),
    // Fictional, and the same each time: the street's own number and the house's.
    uprn: `${usrn}${String(number).padStart(4, '0')}`,
  };
}
