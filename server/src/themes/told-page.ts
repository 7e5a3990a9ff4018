/** "You said, we did": what residents said of us, and what we did about it. Plain HTML for everybody. Pure. */
import type { Council } from '../admin/index.ts';
import { html, layout } from '../channels/web/pages/index.ts';
import words from './wording/en.json' with { type: 'json' };

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });

export function toldPage(council: Council, told: readonly { said: string; did: string; closedAt: Date }[]): string {
  const list = told.map(
    ({ said, did, closedAt }) =>
      html`<section class="card">
        <h2>${words.said}</h2>
        <p>${said}</p>
        <h3>${words.did}</h3>
        <p>${did}</p>
        <p>${words.when} <time datetime="${closedAt.toISOString()}">${DAY.format(closedAt)}</time></p>
      </section>`,
  );
  const body = html`<p class="lead">${words.lead}</p>
    <p>${words.how}</p>
    ${told.length === 0 ? html`<p>${words.none}</p>` : list}`;
  return layout({ council, title: words.title, body, script: null });
}
