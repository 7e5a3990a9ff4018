/** Answers as a person reads them. */
import type { FieldValue, FormAnswers } from '@hub/contract';
import { askedFields } from './draft.ts';
import type { Field, Form } from './definition.ts';

const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** One value as a person reads it. */
export function valueInWords(field: Field, value: FieldValue): string {
  if (typeof value !== 'string') return value.text;
  if (field.kind === 'choice') return field.choices.find((choice) => choice.value === value)?.label ?? value;
  if (field.kind === 'date') return DAY.format(new Date(`${value}T00:00:00Z`));
  if (field.kind === 'phone') return phoneInWords(value);
  return value;
}

/** A phone number in two groups, as it is written. */
export const phoneInWords = (digits: string): string => digits.replace(/^(\d{5})(\d+)$/, '$1 $2');

/** Every answer given so far, in order: "Where it is: 14 Mill Lane". What was left out is left out. */
export function answersInWords(form: Form, answers: FormAnswers): { field: Field; text: string }[] {
  return askedFields(form, answers).flatMap((field) => {
    const value = answers[field.id]?.value ?? null;
    return value === null ? [] : [{ field, text: valueInWords(field, value) }];
  });
}
