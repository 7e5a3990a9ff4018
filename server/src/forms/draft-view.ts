/** A draft as the console and a page show it. Pure. */
import type { DraftView, FieldView } from '@hub/contract';
import { answersInWords, askedFields } from '@hub/forms';
import type { Field, Form } from '@hub/forms';
import type { Draft } from './drafts.store.ts';

export function draftView(form: Form, draft: Draft): DraftView {
  const asked = askedFields(form, draft.answers);
  return {
    draftId: draft.id,
    formId: form.id,
    title: form.title,
    state: draft.state,
    version: draft.version,
    fields: asked.map(fieldView),
    answers: draft.answers,
    inWords: Object.fromEntries(answersInWords(form, draft.answers).map(({ field, text }) => [field.id, text])),
    missing: asked
      .filter(({ id, optional }) => !optional && (draft.answers[id]?.value ?? null) === null)
      .map(({ id }) => id),
    reference: draft.reference,
  };
}

export function fieldView(field: Field): FieldView {
  const { id, kind, label, question, hint, optional, autocomplete } = field;
  return {
    id,
    kind,
    label,
    question,
    optional,
    ...(hint !== undefined && { hint }),
    ...(field.kind === 'choice' && {
      choices: field.choices.map(({ value, label: name }) => ({ value, label: name })),
    }),
    ...(autocomplete !== undefined && { autocomplete }),
  };
}
