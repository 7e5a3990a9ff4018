/** The page of the audit trail, plain HTML: a form to choose, and a table. */
import { council } from '../../admin/index.ts';
import { html, layout } from '../../channels/web/pages/index.ts';
import type { Html } from '../../channels/web/pages/index.ts';
import type { AuditRow } from '../audit.store.ts';
import type { AskedFilter } from './read-filter.ts';
import { actionInWords, say } from './wording.ts';
import type { WordingId } from './wording.ts';

const TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Europe/London' });

function field(name: 'staff' | 'resident' | 'from' | 'until', type: string, value: string | undefined): Html {
  return html`<p>
    <label for="${name}">${say(`filter.${name}`)}</label>
    <input id="${name}" name="${name}" type="${type}" value="${value ?? ''}" autocomplete="off" spellcheck="false" />
  </p>`;
}

function choices(asked: AskedFilter): Html {
  return html`<form method="get" action="/audit" class="card audit-choices">
    ${field('staff', 'text', asked.staff)} ${field('resident', 'text', asked.resident)}
    ${field('from', 'date', asked.from)} ${field('until', 'date', asked.until)}
    <p class="choice">
      <input id="refused" name="refused" type="checkbox" value="yes" ${asked.refused ? html`checked` : null} />
      <label for="refused">${say('filter.refused')}</label>
    </p>
    <p><button type="submit">${say('filter.show')}</button> <a href="/audit">${say('filter.clear')}</a></p>
  </form>`;
}

function row({ seq, entry, staffName, residentReference }: AuditRow): Html {
  const { at, staffId, action, subject, outcome, problem, reason } = entry;
  return html`<tr>
    <th scope="row">${String(seq)}</th>
    <td><time datetime="${at}">${TIME.format(new Date(at))}</time></td>
    <td>${staffName ?? staffId}</td>
    <td>${actionInWords(action)}${reason === undefined ? null : html`<br />${say('reason')} ${reason}`}</td>
    <td>${residentReference ?? (subject ? `${subject.kind} ${subject.id}` : say('nobody'))}</td>
    <td>${say(`outcome.${outcome}`)}${problem === undefined ? null : html`<br />${problem}`}</td>
  </tr>`;
}

const HEADS: readonly WordingId[] = [
  'table.number',
  'table.at',
  'table.staff',
  'table.action',
  'table.resident',
  'table.outcome',
];

function table(rows: readonly AuditRow[]): Html {
  if (rows.length === 0) return html`<p>${say('table.none')}</p>`;
  return html`<div class="wide-table" tabindex="0" role="region" aria-labelledby="audit-caption">
    <table>
      <caption id="audit-caption">
        ${say('table.caption')}
      </caption>
      <thead>
        <tr>
          ${HEADS.map((head) => html`<th scope="col">${say(head)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(row)}
      </tbody>
    </table>
  </div>`;
}

interface Around {
  /** The address of the next page, where there is one. */
  older: string | null;
  /** To sign out with. */
  csrfToken: string;
}

/** `rows` is null where what was asked could not be read. */
export function auditPage(asked: AskedFilter, rows: readonly AuditRow[] | null, { older, csrfToken }: Around): string {
  const body = html`<p class="lead">${say('page.lead')}</p>
    ${choices(asked)} ${rows ? table(rows) : html`<p role="alert">${say('filter.unread')}</p>`}
    ${older !== null && html`<p><a class="button" href="${older}">${say('table.older')}</a></p>`}
    <p><a class="button" href="/audit/check">${say('check.link')}</a></p>
    <form method="post" action="/auth/sign-out">
      <input type="hidden" name="csrf" value="${csrfToken}" />
      <button type="submit">${say('page.signOut')}</button>
    </form>`;
  return layout({ council, title: say('page.title'), body, script: null });
}

export function checkPage(outcome: { ok: true; entries: bigint; head: string } | { ok: false; at: bigint }): string {
  const found = outcome.ok
    ? html`<p class="lead">${say('check.whole')}</p>
        <dl>
          <dt>${say('check.entries')}</dt>
          <dd>${String(outcome.entries)}</dd>
          <dt>${say('check.head')}</dt>
          <dd><code class="seal">${outcome.head}</code></dd>
        </dl>
        <p>${say('check.note')}</p>`
    : html`<p class="lead" role="alert">${say('check.broken')} <b>${String(outcome.at)}</b></p>
        <p>${say('check.broken.what')}</p>`;
  const body = html`${found}
    <p><a class="button" href="/audit">${say('check.back')}</a></p>`;
  return layout({ council, title: say(outcome.ok ? 'check.title' : 'check.broken.title'), body, script: null });
}
