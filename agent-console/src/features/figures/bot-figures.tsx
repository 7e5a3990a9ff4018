/** What became of the assistant's answers, in three parts that add up. */
import { useQuery } from '@tanstack/react-query';
import type { BotFates, BotFigures, Period } from '@hub/contract';
import { fetchBotFigures } from '../../hub/api.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { figures as words } from '../../wording/later/figures.ts';

const PARTS = ['resolved', 'failed', 'unknown'] as const;

const inAll = ({ resolved, failed, unknown }: BotFates) => resolved + failed + unknown;

function Parts({ figures }: { figures: BotFigures }) {
  const answers = inAll(figures);
  return (
    <>
      <div className="share-bar" aria-hidden="true">
        {PARTS.map((part) => (
          <span className={`share-bar__part share-bar__part--${part}`} key={part} style={{ flexGrow: figures[part] }} />
        ))}
      </div>
      <dl className="shares">
        {PARTS.map((part) => (
          <div className={`shares__part shares__part--${part}`} key={part}>
            <dt className="shares__name">{words.part[part]}</dt>
            <dd className="shares__value">{words.share(figures.percent[part], figures[part])}</dd>
            <dd className="shares__meaning quiet">{words.meaning[part]}</dd>
          </div>
        ))}
      </dl>
      <p>
        {words.all(answers)} {words.identified(figures.identified, answers)}
      </p>
    </>
  );
}

function ByService({ services }: Pick<BotFigures, 'services'>) {
  return (
    <table className="govuk-table">
      <caption className="govuk-table__caption govuk-table__caption--s">{words.table}</caption>
      <thead>
        <tr>
          <th className="govuk-table__header" scope="col">
            {words.service}
          </th>
          {PARTS.map((part) => (
            <th className="govuk-table__header govuk-table__header--numeric" scope="col" key={part}>
              {words.part[part]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {services.map((service) => (
          <tr key={service.id}>
            <th className="govuk-table__header govuk-table__header--plain" scope="row">
              {service.name}
            </th>
            {PARTS.map((part) => (
              <td className="govuk-table__cell govuk-table__cell--numeric" key={part}>
                {service[part]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function BotFiguresPanel({ period }: { period: Period }) {
  const figures = useQuery({
    queryKey: ['figures', 'bot', period],
    queryFn: () => fetchBotFigures(period),
    // Whoever opens it again wants to know how it is now.
    staleTime: 0,
  });
  return (
    <section aria-labelledby="bot-figures" aria-live="polite" aria-busy={figures.isPending}>
      <h3 className="govuk-heading-s" id="bot-figures">
        {words.assistant}
      </h3>
      {figures.isPending && <Skeleton lines={5} />}
      {figures.isError && (
        <ProblemNote title={words.failed} detail={figures.error.message} onRetry={() => void figures.refetch()} />
      )}
      {figures.isSuccess && inAll(figures.data) === 0 && <p>{words.none}</p>}
      {figures.isSuccess && inAll(figures.data) > 0 && (
        <>
          <Parts figures={figures.data} />
          <ByService services={figures.data.services} />
        </>
      )}
    </section>
  );
}
