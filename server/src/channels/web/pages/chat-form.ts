/** A form that an adviser fills in with the resident, on the chat page: each answer with who gave it, to be put right and confirmed. */
import type { DraftSaved, ResidentDraft } from '@hub/contract';
import type { Html } from './html.ts';
import { html } from './html.ts';
import { say } from './wording.ts';

type Field = ResidentDraft['fields'][number];

/** An answer that could not be read, with what was typed. */
export interface FormTried {
  wrong: NonNullable<DraftSaved['wrong']>;
  typed: string;
}

export function chatForm(draft: ResidentDraft, tried: FormTried | null): Html {
  const { title, fields, isWhole, isConfirmed } = draft;
  return html`<section id="form" class="card" aria-labelledby="form-title">
    <h2 id="form-title">${say('together.title')}</h2>
    <p><strong>${title}</strong></p>
    <dl>
      ${fields.map(
        (field) =>
          html`<dt><strong>${field.label}</strong></dt>
            <dd>
              ${field.text !== null && html`<span dir="auto">${field.text}</span> `}
              <span class="quiet">${saidBy(field)}</span>
              ${changeForm(draft, field, tried?.wrong.field === field.id ? tried : null)}
            </dd>`,
      )}
    </dl>
    ${isConfirmed && html`<p><strong>${say('together.confirmed')}</strong></p>`}
    ${
      isWhole &&
      !isConfirmed &&
      html`<form method="post" action="/chat/form/confirm">
        ${hidden(draft)}
        <p>${say('together.ask')}</p>
        <button class="main">${say('together.confirm')}</button>
      </form>`
    }
  </section>`;
}

const hidden = ({ draftId, version }: ResidentDraft): Html =>
  html`<input type="hidden" name="draftId" value="${draftId}" /><input
      type="hidden"
      name="version"
      value="${version}"
    />`;

function saidBy({ by, text }: Field): string {
  if (by === null) return say('together.none');
  return text === null ? say('together.leftOut') : say(`together.by.${by}`);
}

function changeForm(draft: ResidentDraft, field: Field, tried: FormTried | null): Html {
  const id = `c-${field.id}`;
  const choices = field.choices ?? tried?.wrong.places.map((place) => ({ value: place, label: place })) ?? [];
  const value = tried?.typed ?? field.text ?? '';
  const describedBy = tried && html` aria-describedby="${id}-error"`;
  const doubted = tried !== null && field.kind === 'place';
  return html`<details ${tried && html`open`}>
    <summary>${say('together.change', { label: field.label })}</summary>
    <form method="post" action="/chat/form/answers#form" class="write">
      ${hidden(draft)}<input type="hidden" name="field" value="${field.id}" />
      ${doubted && html`<input type="hidden" name="doubted" value="${tried.typed}" />`}
      ${tried && html`<p id="${id}-error" class="error" role="alert">${tried.wrong.text}</p>`}
      ${
        choices.length > 0
          ? html`<fieldset${describedBy}>
              <legend>${field.question}</legend>
              ${choices.map(
                (choice) =>
                  html`<label
                    ><input
                      type="radio"
                      name="text"
                      value="${choice.value}"
                      ${(choice.label === value || choice.value === value) && html`checked`}
                    />
                    ${choice.label}</label
                  >`,
              )}
            </fieldset>`
          : html`<label for="${id}">${field.question}</label
              ><textarea id="${id}" name="text" rows="2" ${describedBy}>${value}</textarea>`
      }
      <button>${say('together.save')}</button>
    </form>
  </details>`;
}
