/** A draft: what was said so far, by whom. Pure; every change gives a new one. */
import type { FieldValue, FormAnswer, FormAnswers } from '@hub/contract';
import type { Field, Form } from './definition.ts';

/** Whether a field is asked at all, given the answers before it. */
export function isAsked(field: Field, answers: FormAnswers): boolean {
  const { when } = field;
  if (!when) return true;
  const value = answers[when.field]?.value;
  return typeof value === 'string' && when.is.includes(value);
}

/** The fields that are asked with these answers, in order. */
export function askedFields(form: Form, answers: FormAnswers): Field[] {
  return form.fields.filter((field) => isAsked(field, answers));
}

/**
 * The next field to ask: the first that is asked and was neither answered nor left out. What the assistant took from the
 * resident's words counts as answered; it is confirmed with the whole at the end.
 */
export function nextField(form: Form, answers: FormAnswers): Field | undefined {
  return askedFields(form, answers).find((field) => answers[field.id] === undefined);
}

export function fieldOf(form: Form, id: string): Field | undefined {
  return form.fields.find((field) => field.id === id);
}

/** Who speaks, and when. */
export interface Speaker {
  by: FormAnswer['by'];
  name?: string;
  now: Date;
}

/** Takes one answer down. What the assistant took from other words waits to be confirmed; whoever answers confirms. */
export function answer(
  answers: FormAnswers,
  field: string,
  value: FieldValue | null,
  { by, name, now }: Speaker,
): FormAnswers {
  const taken: FormAnswer = {
    value,
    by,
    ...(name !== undefined && { name }),
    confirmed: by !== 'assistant',
    at: now.toISOString(),
  };
  return { ...answers, [field]: taken };
}

/** Takes an answer back, so that the field is asked again. */
export function takeBack(answers: FormAnswers, field: string): FormAnswers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => id !== field));
}

/** The resident has seen everything and said yes to it. */
export function confirmAll(answers: FormAnswers): FormAnswers {
  return Object.fromEntries(Object.entries(answers).map(([id, each]) => [id, { ...each, confirmed: true }]));
}

/** What will be sent: the values of the fields that are asked and were not left out. */
export function valuesOf(form: Form, answers: FormAnswers): Record<string, FieldValue> {
  return Object.fromEntries(
    askedFields(form, answers).flatMap(({ id }) => {
      const value = answers[id]?.value ?? null;
      return value === null ? [] : [[id, value] as const];
    }),
  );
}
