/** The page behind the link in a text: what an adviser wrote down with somebody on the telephone, and whether it is right. */
import type { ConfirmView } from '@hub/contract';
import type { Council } from '../../../admin/index.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { say } from './wording.ts';

/** `view` is null for a link that is none, or too old. Without a script, and within 15 KB with its stylesheet. */
export function confirmPage(council: Council, { token, view }: { token: string; view: ConfirmView | null }): string {
  return layout({ council, title: say('confirm.title'), body: view ? bodyOf(view, token) : gone(), script: null });
}

const gone = (): Html => html`<p class="lead">${say('confirm.gone')}</p>`;

function bodyOf(view: ConfirmView, token: string): Html {
  if (view.state === 'sent')
    return html`<p class="lead">${say('confirm.sent', { reference: view.reference })}</p>
      <p>${say('confirm.close')}</p>`;
  if (view.state !== 'asks')
    return html`<p class="lead" role="status">${say(`confirm.${view.state}`)}</p>
      ${view.state !== 'changed' && html`<p>${say('confirm.close')}</p>`}`;
  const answer = (value: string, label: string, isMain: boolean) =>
    html`<form method="post" action="/confirm/${token}">
      <input type="hidden" name="answer" value="${value}" />
      <button ${isMain && html`class="main"`}>${label}</button>
    </form>`;
  return html`<p class="lead">${say('confirm.lead')}</p>
    <section class="card" aria-labelledby="confirm-form">
      <h2 id="confirm-form">${view.title}</h2>
      <dl>
        ${view.answers.map(
          ({ label, text }) =>
            html`<dt><strong>${label}</strong></dt>
              <dd dir="auto">${text}</dd>`,
        )}
      </dl>
    </section>
    <div class="buttons">
      ${answer('right', say('confirm.right'), true)} ${answer('wrong', say('confirm.wrong'), false)}
    </div>`;
}
