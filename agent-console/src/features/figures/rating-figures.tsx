/** What residents answered to "How did we do?", by channel, beside what the council counted before. */
import { useQuery } from '@tanstack/react-query';
import { FEWEST_RATINGS } from '@hub/contract';
import type { Period, RatingFigures } from '@hub/contract';
import { fetchRatingFigures } from '../../hub/api.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { en } from '../../wording/en.ts';
import { figures as figuresWording } from '../../wording/later/figures.ts';

const { ratings: words } = figuresWording;

type Shown = RatingFigures['all'];

function Row({ name, answers, goodPercent }: Shown & { name: string }) {
  return (
    <tr>
      <th className="govuk-table__header govuk-table__header--plain" scope="row">
        {name}
      </th>
      <td className="govuk-table__cell govuk-table__cell--numeric">{answers ?? words.few}</td>
      <td className="govuk-table__cell govuk-table__cell--numeric">
        {goodPercent === null ? words.few : words.percent(goodPercent)}
      </td>
    </tr>
  );
}

function ByChannel({ all, channels, before }: RatingFigures) {
  return (
    <>
      <table className="govuk-table">
        <caption className="govuk-table__caption govuk-table__caption--s">{words.table}</caption>
        <thead>
          <tr>
            <th className="govuk-table__header" scope="col">
              {words.channel}
            </th>
            <th className="govuk-table__header govuk-table__header--numeric" scope="col">
              {words.answers}
            </th>
            <th className="govuk-table__header govuk-table__header--numeric" scope="col">
              {words.good}
            </th>
          </tr>
        </thead>
        <tbody>
          {channels.map((each) => (
            <Row key={each.channel} name={en.channel[each.channel]} {...each} />
          ))}
          <Row name={words.all} {...all} />
        </tbody>
      </table>
      <p className="quiet">{words.hidden(FEWEST_RATINGS)}</p>
      <p className="quiet">{words.before(before)}</p>
    </>
  );
}

export function RatingFiguresPanel({ period }: { period: Period }) {
  const figures = useQuery({
    queryKey: ['figures', 'ratings', period],
    queryFn: () => fetchRatingFigures(period),
    // Whoever opens it again wants to know how it is now.
    staleTime: 0,
  });
  return (
    <section aria-labelledby="rating-figures" aria-live="polite" aria-busy={figures.isPending}>
      <h3 className="govuk-heading-s" id="rating-figures">
        {words.title}
      </h3>
      {figures.isPending && <Skeleton lines={5} />}
      {figures.isError && (
        <ProblemNote
          title={figuresWording.failed}
          detail={figures.error.message}
          onRetry={() => void figures.refetch()}
        />
      )}
      {figures.isSuccess && <ByChannel {...figures.data} />}
    </section>
  );
}
