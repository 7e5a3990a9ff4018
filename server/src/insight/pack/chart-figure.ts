/** A chart of the pack: bars for whoever sees them, and the same counts as a table for everybody. Pure. */
import type { ReportChart } from '@hub/contract';
import { html } from '../../channels/web/pages/index.ts';
import type { Html } from '../../channels/web/pages/index.ts';
import words from './words.json' with { type: 'json' };

const WIDTH = 600;
const HEIGHT = 120;
/** Told apart without colour: the first is filled, the second is an outline. */
const FILLS = ['#333', 'none'] as const;

function bars({ months, target }: ReportChart): Html[] {
  const top = Math.max(1, target?.monthly ?? 0, ...months.flatMap(({ counts }) => counts));
  const group = WIDTH / Math.max(1, months.length);
  return months.flatMap(({ counts }, month) =>
    counts.map((count, series) => {
      const [width, height] = [(group * 0.8) / counts.length, (count / top) * HEIGHT];
      const x = month * group + group * 0.1 + series * width;
      return html`<rect
        x="${x.toFixed(1)}"
        y="${(HEIGHT - height).toFixed(1)}"
        width="${(width - 1).toFixed(1)}"
        height="${height.toFixed(1)}"
        fill="${FILLS[series % FILLS.length] ?? 'none'}"
        stroke="#333"
      />`;
    }),
  );
}

export function chartFigure(chart: ReportChart): Html {
  const { title, definition, series, months, target } = chart;
  return html`<section class="chart">
    <h3>${title}</h3>
    <svg viewBox="0 -2 ${WIDTH} ${HEIGHT + 4}" width="100%" role="img" aria-label="${title}">
      ${bars(chart)}
      <line x1="0" x2="${WIDTH}" y1="${HEIGHT}" y2="${HEIGHT}" stroke="#333" />
    </svg>
    <div class="wide" role="region" aria-label="${title}, ${words.month}" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">${words.month}</th>
            ${months.map(({ month }) => html`<th scope="col">${month.slice(2)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${series.map(
            (name, index) =>
              html`<tr>
                <th scope="row"><span aria-hidden="true">${index % FILLS.length === 0 ? '■' : '□'}</span> ${name}</th>
                ${months.map(({ counts }) => html`<td>${(counts[index] ?? 0).toLocaleString('en-GB')}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="meaning">${definition}</p>
    ${target && html`<p class="meaning">${mark(target)}</p>`}
  </section>`;
}

const mark = ({ monthly, words: why }: { monthly: number; words: string }) =>
  words.target.replace('{monthly}', monthly.toLocaleString('en-GB')).replace('{words}', why);
