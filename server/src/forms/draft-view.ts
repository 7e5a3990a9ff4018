/** A draft as the console and a page show it. Pure. */
import type { DraftView, FieldView, ResidentDraft } from '@hub/contract';
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
    confirmed: confirmedOf(draft),
    doubted: draft.doubtedAt !== null,
  };
}

const confirmedOf = ({ confirmedBy: by, confirmedAt }: Draft): DraftView['confirmed'] =>
  by === null || confirmedAt === null ? null : { by, at: confirmedAt.toISOString() };

/** The same as the resident follows it: what was said and by whom, without anybody's name. */
export function residentView(form: Form, draft: Draft): ResidentDraft {
  const { draftId, version, title, fields, answers, inWords, missing, confirmed } = draftView(form, draft);
  return {
    ...{ draftId, version, title },
    fields: fields.map((field) => ({
      ...field,
      text: inWords[field.id] ?? null,
      by: answers[field.id]?.by ?? null,
    })),
    isWhole: missing.length === 0,
    isConfirmed: confirmed !== null,
  };
}

export function fieldView(field: Field): FieldView {
  const { id, kind, label, question, hint, optional, autocomplete, means } = field;
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
    ...(means !== undefined && { means }),
  };
}
