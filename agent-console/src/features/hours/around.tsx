/** What exceptions are exceptions from: the week, the bank holidays, what the rules have, and where else somebody is there. */
import type { HoursPage } from '@hub/contract';
import { hours as words } from '../../wording/later/hours.ts';
import { StackedTable } from '../../ui/stacked-table.tsx';

export function Around({ page: { week, source, holidays, fromRules, lines, exceptions } }: { page: HoursPage }) {
  const all = [...exceptions.map(({ value }) => value), ...fromRules];
  const openOn = (day: string) => all.find(({ from, to }) => from <= day && day <= to)?.open ?? [];
  return (
    <>
      <section aria-labelledby="week">
        <h2 className="govuk-heading-m settings-page__part" id="week">
          {words.weekTitle}
        </h2>
        <p className="govuk-body">
          {words.weekHelp} {source}
        </p>
        <StackedTable
          title={words.week}
          heads={words.weekHeads}
          rows={week.map(({ day, open }) => ({ key: day, cells: [words.weekday(day), words.spans(open)] }))}
        />
      </section>
      <section aria-labelledby="holidays">
        <h2 className="govuk-heading-m settings-page__part" id="holidays">
          {words.holidaysTitle}
        </h2>
        <p className="govuk-body">{holidays.length === 0 ? words.holidaysNone : words.holidaysHelp}</p>
        {holidays.length > 0 && (
          <StackedTable
            title={words.holidays}
            heads={words.holidaysHeads}
            rows={holidays.map(({ date, name }) => ({
              key: date,
              cells: [words.day(date), name, words.spans(openOn(date))],
            }))}
          />
        )}
      </section>
      {fromRules.length > 0 && (
        <section aria-labelledby="from-rules">
          <h2 className="govuk-heading-m settings-page__part" id="from-rules">
            {words.fromRulesTitle}
          </h2>
          <p className="govuk-body">{words.fromRulesHelp}</p>
          <StackedTable
            title={words.fromRules}
            heads={words.fromRulesHeads}
            rows={fromRules.map(({ from, to, open, reason }) => ({
              key: from,
              cells: [words.days(from, to), words.spans(open), reason],
            }))}
          />
        </section>
      )}
      <section aria-labelledby="lines">
        <h2 className="govuk-heading-m settings-page__part" id="lines">
          {words.linesTitle}
        </h2>
        <StackedTable
          title={words.lines}
          heads={words.linesHeads}
          rows={lines.map(({ name, number, when }) => ({ key: name, cells: [name, number ?? words.noNumber, when] }))}
        />
      </section>
    </>
  );
}
