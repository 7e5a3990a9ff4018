/** Reads what somebody said to one question. The same words are read the same way in a chat, on a page and from an agent. */
import type { FieldValue, Place } from '@hub/contract';
import * as z from 'zod';
import type { Field } from './definition.ts';
import type { Gazetteer } from './gazetteer.ts';
import { readChoice } from './read/choice.ts';
import { dayIn, daysFrom, readDate } from './read/date.ts';
import { readUkPhone } from './read/phone.ts';
import { plain } from './read/plain.ts';
import { hasBrokenPostcode, readPostcode } from './read/postcode.ts';

export interface Reading {
  now: Date;
  gazetteer: Gazetteer;
  /** True when the same words were given a second time: a place that no gazetteer knows is then taken as it was said. */
  insists?: boolean;
}

export type ReadAnswer =
  | { ok: true; value: FieldValue }
  /** `text` says what is wrong and what to do; `places` are there when more than one has the name that was said. */
  | { ok: false; text: string; places?: Place[] };

const DEGREES = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*[, ]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/;

/** Reads an answer; a place may turn out to be several. Whether a field may be left out is the caller's to know. */
export async function readAnswer(field: Field, text: string, reading: Reading): Promise<ReadAnswer> {
  const said = text.trim();
  if (said === '') return { ok: false, text: field.missing };
  switch (field.kind) {
    case 'text':
    case 'long-text': {
      const value = field.kind === 'text' ? said.replace(/\s+/g, ' ') : said;
      return value.length > field.maxLength ? { ok: false, text: field.tooLong } : { ok: true, value };
    }
    case 'choice':
      return orWrong(readChoice(said, field.choices), field);
    case 'date': {
      const day = await readDate(said, reading.now, field.latestDays);
      const today = dayIn(reading.now);
      const isInTime =
        day !== undefined && day >= daysFrom(today, field.earliestDays) && day <= daysFrom(today, field.latestDays);
      return orWrong(isInTime ? day : undefined, field);
    }
    case 'phone':
      return orWrong(readUkPhone(said), field);
    case 'email':
      return orWrong(z.email().safeParse(said).data, field);
    case 'postcode':
      return orWrong(readPostcode(said), field);
    case 'place':
      return readPlace(field, said, reading);
  }
}

function orWrong(value: FieldValue | undefined, field: Extract<Field, { wrong: string }>): ReadAnswer {
  return value === undefined ? { ok: false, text: field.wrong } : { ok: true, value };
}

async function readPlace(
  field: Extract<Field, { kind: 'place' }>,
  said: string,
  { gazetteer, insists = false }: Reading,
): Promise<ReadAnswer> {
  const text = said.replace(/\s+/g, ' ').slice(0, 200);
  const point = DEGREES.exec(said);
  if (point) {
    const [latitude, longitude] = [Number(point[1]), Number(point[2])];
    return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
      ? { ok: true, value: { text, latitude, longitude } }
      : { ok: false, text: field.wrong };
  }
  const postcode = readPostcode(said);
  const isUnknown = hasBrokenPostcode(said) || (postcode !== undefined && !(await gazetteer.knowsPostcode(postcode)));
  if (isUnknown && !insists) return { ok: false, text: field.wrong };
  const places = await gazetteer.find(said);
  const [only, second] = places;
  if (only && second === undefined) return { ok: true, value: withWords(only, said) };
  if (only) {
    const exact = places.find((place) => plain(place.text) === plain(said));
    if (exact) return { ok: true, value: exact };
    return { ok: false, text: field.question, places };
  }
  // No gazetteer knows every lay-by. What a person said is kept in their words.
  return text.length < 3
    ? { ok: false, text: field.wrong }
    : { ok: true, value: { text, ...(postcode && { postcode }) } };
}

/** The place as the gazetteer has it, with what the person said beside it when that says more: "by the bus stop". */
function withWords(place: Place, said: string): Place {
  const known = new Set(plain(place.text).split(' '));
  const more = plain(said)
    .split(' ')
    .filter((word) => !known.has(word));
  return more.length < 3 ? place : { ...place, text: `${place.text} (${said.replace(/\s+/g, ' ')})`.slice(0, 200) };
}
