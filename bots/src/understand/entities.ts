/** Particulars in a message that a form, a search or an adviser can use as they stand. Pure, and in proportion to its length. */
import { readPostcode, readUkPhone } from '@hub/forms';

export const ENTITY_KINDS = ['postcode', 'phone', 'email', 'reference', 'date', 'time'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

export interface Entity {
  readonly kind: EntityKind;
  /** As it is stored: `ZZ1 1AA`, `07700900123`; dates and times in the writer's own words, since only a clock can tell which. */
  readonly value: string;
}

/** No more of a kind than this: a longer list is a document, not a message. */
const MOST = 5;
const DAYS = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const MONTHS =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

/** A reference has digits and letters, or is said to be one; a postcode or a phone number is none. */
const SAID_REFERENCE =
  /\b(?:ref(?:erence)?|case|invoice|account|notice)\b[\s.:#-]*(?:(?:number|no|num|is)\b[\s.:#-]*)*([A-Z0-9][A-Z0-9/-]{3,19})\b/giu;
/** A planning application, and what the hub itself gives out (`R-7K3M-9QTF`). */
const REFERENCE = /\b(?:\d{2}\/\d{4,5}\/[A-Z]{2,5}|[A-Z]{1,2}-[A-Z0-9]{4}-[A-Z0-9]{4})\b/giu;

const PATTERNS: readonly { kind: EntityKind; pattern: RegExp; read?: (found: string) => string | undefined }[] = [
  { kind: 'postcode', pattern: /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/giu, read: readPostcode },
  { kind: 'phone', pattern: /(?:\+44|\b0)[\d\s()-]{8,16}\d/gu, read: readUkPhone },
  { kind: 'email', pattern: /[^\s<>(),;]+@[^\s<>(),;]+\.[a-z]{2,}/giu },
  { kind: 'reference', pattern: REFERENCE, read: (found) => found.toUpperCase() },
  {
    kind: 'date',
    pattern: new RegExp(
      `\\b(?:\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTHS}\\b(?: \\d{4})?|${MONTHS} \\d{1,2}(?:st|nd|rd|th)?\\b|(?:(?:last|next|this|on) )?${DAYS}|yesterday|today|tomorrow|last night|tonight)\\b`,
      'giu',
    ),
  },
  { kind: 'time', pattern: /\b(?:\d{1,2}[:.]\d{2}\s?(?:am|pm)?|\d{1,2}\s?(?:am|pm)|noon|midnight)\b/giu },
];

/** Every particular of a text, each once, in the order of {@link ENTITY_KINDS}; at most 2,000 characters are read. */
export function readEntities(text: string): Entity[] {
  const said = text.slice(0, 2000);
  const found: Entity[] = [];
  const add = (kind: EntityKind, value: string | undefined) => {
    const ofKind = found.filter((entity) => entity.kind === kind);
    if (value === undefined || ofKind.length >= MOST || ofKind.some((entity) => entity.value === value)) return;
    found.push({ kind, value });
  };
  for (const { kind, pattern, read } of PATTERNS)
    for (const [match] of said.matchAll(pattern)) add(kind, read ? read(match) : match.toLowerCase());
  const phones = found.filter(({ kind }) => kind === 'phone').map(({ value }) => value);
  for (const [, reference = ''] of said.matchAll(SAID_REFERENCE)) {
    const isPartOfPhone = phones.some((phone) => phone.startsWith(reference));
    if (/\d/.test(reference) && !isPartOfPhone) add('reference', reference.toUpperCase());
  }
  return found.sort((one, other) => ENTITY_KINDS.indexOf(one.kind) - ENTITY_KINDS.indexOf(other.kind));
}

/** The first of a kind, or undefined. */
export function firstEntity(entities: readonly Entity[], kind: EntityKind): string | undefined {
  return entities.find((entity) => entity.kind === kind)?.value;
}
