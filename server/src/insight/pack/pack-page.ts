/** The pack of a month, to be printed: every figure with its n and what it means, and no saving without how people fared. Pure. */
import type { FairnessRow, Report, ReportFigure, Staffing } from '@hub/contract';
import type { Council } from '../../admin/index.ts';
import { html } from '../../channels/web/pages/index.ts';
import type { Html } from '../../channels/web/pages/index.ts';
import { chartFigure } from './chart-figure.ts';
import words from './words.json' with { type: 'json' };

export interface Pack {
  council: Council;
  /** As 2026-10. */
  month: string;
  report: Report;
  staffing: Staffing;
  /** The day on which it is made. */
  today: string;
  /** The address of its style: on the hub, or a data address in a file that stands alone. */
  style: string;
}

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

const monthInWords = (month: string): string => MONTH.format(new Date(`${month}-01T00:00:00Z`));

const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]));

const number = (n: number | null) => (n === null ? words.hidden : n.toLocaleString('en-GB'));

export function packPage({ council, month, report, staffing, today, style }: Pack): string {
  const title = fill(words.title, { month: monthInWords(month) });
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} - ${council.name}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${style}" />
      </head>
      <body>
        <main>
          <p>${council.name}</p>
          <h1>${title}</h1>
          ${council.demonstration && html`<p><strong>${fill(words.demonstration, { council: council.name })}</strong></p>`}
          <p>${words.lead}</p>
          <p>${fill(words.made, { day: DAY.format(new Date(today)) })} <span class="on-screen">${words.print}</span></p>
          ${figures(words.measures, report.figures)} ${mix(report)} ${saving(report)} ${agents(staffing)}
          <h2>${words.charts}</h2>
          ${report.charts.map(chartFigure)} ${tariffs(report)}
        </main>
      </body>
    </html>`.toString();
}

function table(caption: string, heads: readonly string[], rows: readonly (readonly (string | Html)[])[]): Html {
  return html`<div class="wide" role="region" aria-label="${caption}" tabindex="0">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name = '', ...cells]) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

const figureRow = ({ name, definition, value, n }: ReportFigure) => [
  html`${name}
    <p class="meaning">${definition}</p>`,
  value ?? words.hidden,
  number(n),
];

const figures = (caption: string, all: readonly ReportFigure[]): Html =>
  table(caption, [words.measure, words.value, words.n], all.map(figureRow));

function mix({ channels }: Report): Html {
  const [first] = channels;
  return html`${table(
      words.mix,
      [words.channel, words.value, words.n],
      channels.map(({ channel, figure: { value, n } }) => [words.channels[channel], value ?? words.hidden, number(n)]),
    )}
    <p class="meaning">${first?.figure.definition ?? null}</p>`;
}

function saving({ saving: { figure, beside }, before }: Report): Html {
  const { positive, negative, source } = before;
  return html`<section class="together">
    ${figures(words.saving, [figure, beside.satisfaction, beside.firstContact])}
    <p>${words.savingNote}</p>
    ${table(words.fairness, [words.need, ...COMPARED.map((id) => words.compared[id])], beside.fairness.map(fairnessRow))}
    <p class="meaning">${fill(words.before, { positive, negative, all: positive + negative, source })}</p>
  </section>`;
}

/** A need that nobody has worded is shown as it is. */
const NEEDS: Readonly<Record<string, string>> = words.needs;
const COMPARED = ['abandonment', 'firstContact', 'satisfaction'] as const;

function fairnessRow({ group, shares }: FairnessRow): string[] {
  return [
    group === 'none' ? words.none : (NEEDS[group] ?? group),
    ...COMPARED.map((id) => {
      const { share = null, low = null, high = null, n = null } = shares.find((each) => each.id === id) ?? {};
      if (share === null || low === null || high === null) return words.hidden;
      return `${Math.round(share * 100)}% (${Math.round(low * 100)} to ${Math.round(high * 100)}), n ${number(n)}`;
    }),
  ];
}

function agents({ rows, definition }: Staffing): Html {
  if (rows.length === 0)
    return html`<h2>${words.staffing}</h2>
      <p>${words.nobody}</p>`;
  return html`${table(
      words.staffing,
      words.staffingHeads,
      rows.map(({ halfHour, n, arrivals, handleSeconds, patient, impatient }) => [
        ...[halfHour, number(n), arrivals?.toFixed(1) ?? words.hidden],
        handleSeconds === null ? words.hidden : `${Math.round(handleSeconds)} s`,
        patient === null ? words.hidden : String(patient.agents),
        impatient === null ? words.hidden : String(impatient.agents),
      ]),
    )}
    <p class="meaning">${definition}</p>`;
}

const tariffs = ({ tariffs: all }: Report): Html =>
  table(
    words.tariffs,
    [words.touch, words.price, words.source],
    all.map(({ touch, price, kind, source }) => [touch, price, `${kind}. ${source}`]),
  );
