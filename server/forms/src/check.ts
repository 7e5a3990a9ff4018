/** The one check of a whole form, made on the server before anything is sent: its JSON Schema, and days counted from today. */
import type { FieldValue } from '@hub/contract';
import type { ErrorObject, ValidateFunction } from 'ajv';
import * as z from 'zod';
import { fieldOf } from './draft.ts';
import type { Field, Form } from './definition.ts';
import { dayIn, daysFrom } from './read/date.ts';
import { readUkPhone } from './read/phone.ts';
import { isPostcode } from './read/postcode.ts';
import { schemaOf } from './schema-of.ts';

/** What is wrong with one field, in words for whoever fills it in. */
export interface FieldError {
  field: string;
  text: string;
}

const checks = new WeakMap<Form, Promise<ValidateFunction>>();

/**
 * Everything that is wrong with these values, in the order of the fields; nothing when they may be sent. Throws when a value
 * belongs to no field: `valuesOf` gives none such.
 */
export async function check(form: Form, values: Record<string, FieldValue>, now: Date): Promise<FieldError[]> {
  const validate = await checkOf(form);
  const found = new Map<string, string>();
  const errors = validate(values) ? [] : (validate.errors ?? []);
  for (const error of errors) {
    const field = fieldOf(form, fieldIn(error));
    if (field && !found.has(field.id)) found.set(field.id, field.id in values ? wrongOf(field) : field.missing);
  }
  for (const field of form.fields) if (isNotAsked(field, values)) found.set(field.id, wrongOf(field));
  for (const field of form.fields)
    if (field.kind === 'date' && !found.has(field.id) && isOutOfTime(field, values[field.id], now))
      found.set(field.id, field.wrong);
  if (errors.length > 0 && found.size === 0)
    throw new Error(`the form ${form.id} was given what is none of its fields`);
  return form.fields.flatMap(({ id }) => {
    const text = found.get(id);
    return text === undefined ? [] : [{ field: id, text }];
  });
}

function checkOf(form: Form): Promise<ValidateFunction> {
  const made = checks.get(form) ?? compile(form);
  checks.set(form, made);
  return made;
}

/** Loaded and compiled when the first form of its kind is checked, so that a hub starts without it. */
async function compile(form: Form): Promise<ValidateFunction> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false });
  ajv.addFormat('date', { type: 'string', validate: (text) => z.iso.date().safeParse(text).success });
  ajv.addFormat('email', { type: 'string', validate: (text) => z.email().safeParse(text).success });
  ajv.addFormat('uk-postcode', { type: 'string', validate: isPostcode });
  ajv.addFormat('uk-phone', { type: 'string', validate: (text) => readUkPhone(text) === text });
  ajv.addFormat('uprn', /^\d{1,12}$/);
  return ajv.compile(schemaOf(form));
}

/** Which field an error is about: a property that is not there, or the first step of the path. */
function fieldIn({ keyword, params, instancePath }: ErrorObject): string {
  const missing: unknown = params.missingProperty;
  if (keyword === 'required' && instancePath === '' && typeof missing === 'string') return missing;
  return instancePath.split('/')[1] ?? '';
}

/** Whether a field has a value though its condition does not hold. */
function isNotAsked({ id, when }: Field, values: Record<string, FieldValue>): boolean {
  if (!when || values[id] === undefined) return false;
  const decides = values[when.field];
  return typeof decides !== 'string' || !when.is.includes(decides);
}

function wrongOf(field: Field): string {
  return 'wrong' in field ? field.wrong : field.tooLong;
}

function isOutOfTime(field: Extract<Field, { kind: 'date' }>, value: FieldValue | undefined, now: Date): boolean {
  if (typeof value !== 'string') return false;
  const today = dayIn(now);
  return value < daysFrom(today, field.earliestDays) || value > daysFrom(today, field.latestDays);
}
