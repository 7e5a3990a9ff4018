/** One chart of the council's report: bars drawn here, the same counts as a table, what they mean, and both downloads. */
import { useId } from 'react';
import type { ReportChart, ReportQuery } from '@hub/contract';
import { monthInWords } from '../../wording/in-words.ts';
import { report as words } from '../../wording/later/report.ts';
import { barsOf, HEIGHT, topOf, WIDTH } from './bars.ts';
import { DataTable } from './data-table.tsx';
import { Downloads } from './downloads.tsx';

/** Told apart without colour: the first is filled, the second is an outline. Both take the colour of the text, whatever that is. */
const FILLS = ['currentColor', 'none'] as const;

export function Chart({ chart, query }: { chart: ReportChart; query: ReportQuery }) {
  const id = useId();
  const { title, definition, months, series, target } = chart;
  const top = topOf(chart);
  const names = months.map(({ month }) => monthInWords(month));
  const name = words.chartOf(title, names[0] ?? '', names.at(-1) ?? '');
  return (
    <section aria-labelledby={id}>
      <h4 className="govuk-heading-s" id={id}>
        {title}
      </h4>
      <svg viewBox={`0 -20 ${WIDTH} ${HEIGHT + 40}`} width="100%" role="img" aria-label={name}>
        <text x="0" y="-6" fontSize="16" fill="currentColor">
          {top.toLocaleString('en-GB')}
        </text>
        {barsOf(chart).map(({ key, series: of, ...bar }) => (
          <rect key={key} {...bar} fill={FILLS[of % FILLS.length]} stroke="currentColor" />
        ))}
        <line x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} stroke="currentColor" />
        {target && (
          <line
            {...{ x1: 0, x2: WIDTH, y1: HEIGHT - (target.monthly / top) * HEIGHT }}
            {...{ y2: HEIGHT - (target.monthly / top) * HEIGHT, stroke: 'currentColor', strokeDasharray: '6 4' }}
          />
        )}
        <text x="0" y={HEIGHT + 18} fontSize="16" fill="currentColor">
          {names[0]}
        </text>
        <text x={WIDTH} y={HEIGHT + 18} fontSize="16" fill="currentColor" textAnchor="end">
          {names.at(-1)}
        </text>
      </svg>
      <ul className="govuk-list">
        {series.map((each, index) => (
          <li key={each}>
            <span aria-hidden="true">{index % FILLS.length === 0 ? '■' : '□'}</span> {each}
          </li>
        ))}
        {target && (
          <li>
            <span aria-hidden="true">┄</span> {words.mark(target.monthly)}. {target.words}
          </li>
        )}
      </ul>
      <p className="quiet">{definition}</p>
      <DataTable
        caption={words.tableOf(title)}
        heads={[words.month, ...series]}
        rows={months.map(({ counts }, index) => [names[index] ?? '', ...counts.map(String)])}
      />
      <Downloads title={title} query={query} part={`/charts/${chart.id}`} />
    </section>
  );
}
