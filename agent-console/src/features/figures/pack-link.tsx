/** The pack of a month: what is reported of it as one page that prints well. */
import { useId, useState } from 'react';
import { monthInWords } from '../../wording/in-words.ts';
import { report } from '../../wording/later/report.ts';
import { lastMonths } from './last-days.ts';

const words = report.pack;
const SHOWN = 13;

export function PackLink() {
  const id = useId();
  const [months] = useState(() => lastMonths(new Date(), SHOWN));
  // The newest month is not over yet.
  const [month, setMonth] = useState(months[1] ?? '');
  return (
    <section aria-labelledby={`${id}-title`}>
      <h4 className="govuk-heading-s" id={`${id}-title`}>
        {words.title}
      </h4>
      <div className="form-field">
        <label className="form-field__label" htmlFor={id}>
          {report.month}
        </label>
        <select className="govuk-select" id={id} value={month} onChange={({ target }) => setMonth(target.value)}>
          {months.map((each) => (
            <option key={each} value={each}>
              {monthInWords(each)}
            </option>
          ))}
        </select>
      </div>
      <p>
        {/* In a page of its own: calls and what is typed here go on. */}
        <a className="govuk-link" href={`/api/console/reports/pack?month=${month}`} target="_blank" rel="noreferrer">
          {words.open(monthInWords(month))}
        </a>
      </p>
    </section>
  );
}
