/** Why the resident got what they got: each decision of their chat, newest first, in plain words. */
import type { PlainExplanation } from '@hub/contract';
import type { Council } from '../../../admin/index.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { say } from './wording.ts';

const TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' });

function decision({ at, decided, reasons, ruleSetVersion }: PlainExplanation): Html {
  return html`<section class="card">
    <h2>${decided}</h2>
    <p><time datetime="${at}">${TIME.format(new Date(at))}</time></p>
    <h3>${say('why.because')}</h3>
    <ul>
      ${reasons.map(
        ({ why, known, rule, clause }) =>
          html`<li>
            <p>${why}</p>
            ${known.length > 0 && html`<p>${say('why.known')} ${known.join('; ')}.</p>`}
            <p class="hint">${say('why.rule', { rule, clause })}</p>
          </li>`,
      )}
    </ul>
    <p class="hint">${say('why.version', { version: ruleSetVersion })}</p>
  </section>`;
}

/** The page; `explanations` is null where a person explains, and empty before anything was decided. */
export function whyPage(council: Council, explanations: readonly PlainExplanation[] | null): string {
  const shown =
    explanations === null
      ? html`<p>${say('why.person')}</p>`
      : explanations.length === 0
        ? html`<p>${say('why.nothing')}</p>`
        : explanations.map(decision);
  const body = html`<p class="lead">${say('why.lead')}</p>
    ${shown}
    <p><a href="/chat">${say('why.back')}</a></p>`;
  return layout({ council, title: say('why.title'), body, script: null });
}
