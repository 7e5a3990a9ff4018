/** The page on which a person sees the reports that arrived, and says how each gets on. */
import { html } from '../src/channels/web/pages/html.ts';
import type { ServiceDefinition } from './services.ts';
import type { Status, StoredReport } from './report-store.ts';

export function listPage(reports: readonly StoredReport[], services: ReadonlyMap<string, ServiceDefinition>): string {
  const items = reports.map((report) => item(report, services.get(report.service_code)?.service_name ?? ''));
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Back office (demonstration)</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <main>
          <h1>Back office of the demonstration</h1>
          <p>Reports arrive here from the contact hub. Nothing here is real.</p>
          ${
            items.length > 0
              ? html`<ul>
                  ${items}
                </ul>`
              : html`<p>There are no reports yet.</p>`
          }
        </main>
      </body>
    </html>`.toString();
}

const STATUS: Readonly<Record<Status, string>> = {
  open: 'Open.',
  in_progress: 'With a team.',
  fixed: 'Done.',
  no_further_action: 'Closed without action.',
  closed: 'Closed.',
};
const BUTTONS: readonly (readonly [Status, string])[] = [
  ['open', 'Open'],
  ['in_progress', 'Give to a team'],
  ['fixed', 'Mark as done'],
  ['no_further_action', 'Close without action'],
  ['closed', 'Close'],
];

function item(report: StoredReport, serviceName: string) {
  const { service_request_id: id, status, attributes } = report;
  const day = report.expected_datetime?.slice(0, 10) ?? '';
  return html`<li>
    <h2>${serviceName} ${id}</h2>
    <dl>
      <dt>Reference of the resident</dt>
      <dd>${attributes.reference ?? 'none'}</dd>
      <dt>Where</dt>
      <dd>${report.address ?? `${report.lat ?? ''}, ${report.long ?? ''}`}</dd>
      <dt>What</dt>
      <dd class="lines">${report.description}</dd>
      <dt>Arrived</dt>
      <dd><time>${report.requested_datetime}</time></dd>
      <dt>Status</dt>
      <dd>${STATUS[status]} ${report.status_notes}</dd>
      <dt>Expected by</dt>
      <dd>${day === '' ? 'not said' : day}</dd>
    </dl>
    <form method="post" action="/admin/requests/${id}">
      <label for="notes-${id}">A note for the resident</label>
      <input id="notes-${id}" name="status_notes" maxlength="200" autocomplete="off" />
      <label for="expected-${id}">Expected by</label>
      <input id="expected-${id}" name="expected_datetime" type="date" value="${day}" />
      <p>
        ${BUTTONS.map(
          ([value, label]) =>
            html`<button name="status" value="${value}">${label}<span class="hidden"> ${id}</span></button> `,
        )}
      </p>
    </form>
  </li>`;
}

export const STYLE = `
body { font: 1.125rem/1.5 system-ui, sans-serif; margin: 0; color: #111; background: #fff; }
main { max-width: 45rem; margin: 0 auto; padding: 1rem; }
ul { list-style: none; padding: 0; }
li { border-top: 2px solid #444; padding: 0.5rem 0 1.5rem; }
h2 { font-size: 1.25rem; margin: 0.5rem 0; }
dt { font-weight: bold; }
dd { margin: 0 0 0.5rem; overflow-wrap: anywhere; }
.lines { white-space: pre-line; }
label { display: block; font-weight: bold; }
input, button { font: inherit; padding: 0.5rem; min-height: 2.75rem; box-sizing: border-box; max-width: 100%; }
.hidden { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap; }
`;
