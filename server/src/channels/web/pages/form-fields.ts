/** An e-form as plain HTML: one page, whole without a script, each error beside its field and in a summary (GOV.UK pattern). */
import type { FormAnswers } from '@hub/contract';
import { askedFields, valueInWords } from '@hub/forms';
import type { Field, Form } from '@hub/forms';
import type { PageError } from '../read-form.ts';
import { DOUBTED, FIELD } from '../read-form.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { say } from './wording.ts';

export interface FormView {
  form: Form;
  /** Where it is sent. */
  action: string;
  /** What is known already. */
  answers: FormAnswers;
  /** What was typed and could not be read, by field. */
  typed: Readonly<Record<string, string>>;
  errors: readonly PageError[];
  /** Sent along unseen: the link it came by, and an id by which the same form sent twice is one. */
  hidden: Readonly<Record<string, string>>;
}

export function formFields({ form, action, answers, typed, errors, hidden }: FormView): Html {
  const fields = askedFields(form, answers);
  const shown = (field: Field): string => {
    const value = answers[field.id]?.value ?? null;
    if (value === null) return typed[field.id] ?? '';
    return field.kind === 'choice' && typeof value === 'string' ? value : valueAsTyped(field, value);
  };
  return html`${errors.length > 0 && summary(errors)}
    <form class="e-form" method="post" action="${action}#main" novalidate>
      ${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      ${fields.map((field) =>
        fieldOf(
          field,
          shown(field),
          errors.find((error) => error.field === field.id),
        ),
      )}
      <p><button>${say('form.send')}</button></p>
      <p class="hint">${say('form.use')}</p>
    </form>`;
}

/** A day as its own field takes it; anything else as a person reads it. */
function valueAsTyped(field: Field, value: Parameters<typeof valueInWords>[1]): string {
  return field.kind === 'date' && typeof value === 'string' ? value : valueInWords(field, value);
}

function summary(errors: readonly PageError[]): Html {
  return html`<div class="error-summary" role="alert" aria-labelledby="error-title">
    <h2 id="error-title">${say('form.problem')}</h2>
    <ul>
      ${errors.map(({ field, text }) => html`<li><a href="#${FIELD}${field}">${text}</a></li>`)}
    </ul>
  </div>`;
}

function fieldOf(field: Field, value: string, error: PageError | undefined): Html {
  const id = FIELD + field.id;
  const describedBy = [field.hint !== undefined && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const about = html`${field.hint !== undefined && html`<p class="hint" id="${id}-hint">${field.hint}</p>`}
  ${error ? html`<p class="error" id="${id}-error"><strong>${say('form.error')}</strong> ${error.text}</p>` : null}`;
  const choices = choicesOf(field, error);
  const klass = error ? 'field wrong' : 'field';
  if (choices.length > 0)
    return html`<fieldset class="${klass}" aria-describedby="${describedBy}">
      <legend>${field.question}</legend>
      ${about}
      ${choices.map(
        (choice, index) =>
          html`<p class="choice">
            <input
              type="radio"
              id="${index === 0 ? id : `${id}-${index}`}"
              name="${id}"
              value="${choice.value}"
              ${choice.value === value && html`checked`}
            />
            <label for="${index === 0 ? id : `${id}-${index}`}">${choice.label}</label>
          </p>`,
      )}
    </fieldset>`;
  const doubted =
    error && field.kind === 'place' && html`<input type="hidden" name="${DOUBTED}${field.id}" value="${value}" />`;
  return html`<div class="${klass}">
    <label for="${id}">${field.question}</label>
    ${about} ${inputOf(field, id, value, describedBy)} ${doubted ?? null}
  </div>`;
}

/** What can be chosen: the field's own choices, or the places that the words may mean. */
function choicesOf(field: Field, error: PageError | undefined): { value: string; label: string }[] {
  if (field.kind === 'choice') return field.choices.map(({ value, label }) => ({ value, label }));
  return (error?.places ?? []).map((text) => ({ value: text, label: text }));
}

function inputOf(field: Field, id: string, value: string, describedBy: string): Html {
  const about = describedBy === '' ? null : html` aria-describedby="${describedBy}"`;
  const complete = field.autocomplete === undefined ? null : html` autocomplete="${field.autocomplete}"`;
  if (field.kind === 'long-text')
    return html`<textarea id="${id}" name="${id}" rows="4" maxlength="${field.maxLength}" ${about}>${value}</textarea>`;
  const type = {
    email: 'email',
    phone: 'tel',
    date: 'text',
    text: 'text',
    place: 'text',
    postcode: 'text',
    choice: 'text',
  }[field.kind];
  return html`<input id="${id}" name="${id}" type="${type}" value="${value}" ${about}${complete} />`;
}
