/** The same figures to take away, as CSV and as JSON. */
import type { ReportQuery } from '@hub/contract';
import { report as words } from '../../wording/later/report.ts';
import { reportPath } from './fetch-report.ts';

export function Downloads({ title, query, part = '' }: { title: string; query: ReportQuery; part?: string }) {
  return (
    <p>
      <a className="govuk-link" href={reportPath(query, `${part}/csv`)} download>
        {words.downloadOf(title, words.csv)}
      </a>{' '}
      <a className="govuk-link" href={reportPath(query, part)} download>
        {words.downloadOf(title, words.json)}
      </a>
    </p>
  );
}
