/** What residents' comments are about: themes that are proposed, to be named, and those that are open, to be closed. */
import { useId, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { themesSchema } from '@hub/contract';
import type { Period, Themes } from '@hub/contract';
import { get } from '../../hub/api.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { themes as words } from '../../wording/later/themes.ts';
import { NewTheme, OpenTheme } from './theme-forms.tsx';

function Proposed({ proposed, onUse }: Pick<Themes, 'proposed'> & { onUse: (words: string[]) => void }) {
  if (proposed.length === 0) return <p>{words.none}</p>;
  return (
    <table className="govuk-table">
      <caption className="govuk-table__caption govuk-table__caption--s">{words.proposed}</caption>
      <thead>
        <tr>
          {[words.wordsOf, words.comments, words.action].map((head) => (
            <th className="govuk-table__header" scope="col" key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {proposed.map(({ words: found, comments }) => (
          <tr key={found.join(' ')}>
            <th className="govuk-table__header govuk-table__header--plain" scope="row">
              {found.join(', ')}
            </th>
            <td className="govuk-table__cell">{comments}</td>
            <td className="govuk-table__cell">
              <button type="button" className="link-button" onClick={() => onUse(found)}>
                {words.use}
                <span className="govuk-visually-hidden">{found.join(', ')}</span>
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function ThemesPanel({ period: { from, to } }: { period: Period }) {
  const titleId = useId();
  const [found, setFound] = useState<string[] | null>(null);
  const [said, setSaid] = useState('');
  const path = `/api/console/themes?${new URLSearchParams({ from, to }).toString()}`;
  const themes = useQuery({
    queryKey: ['themes', path],
    queryFn: async () => (await get(path, themesSchema)).body,
    staleTime: 0,
  });
  const done = (what: string) => {
    setFound(null);
    setSaid(what);
    void themes.refetch();
  };
  const open = themes.data?.themes.filter(({ closedAt }) => closedAt === null) ?? [];
  return (
    <section aria-labelledby={titleId}>
      <h3 className="govuk-heading-s" id={titleId}>
        {words.title}
      </h3>
      <p>{words.lead}</p>
      <p role="status">{said}</p>
      {themes.isPending && <Skeleton lines={4} />}
      {themes.isError && (
        <ProblemNote title={words.failed} detail={themes.error.message} onRetry={() => void themes.refetch()} />
      )}
      {themes.isSuccess && (
        <>
          <p className="quiet">{words.found(themes.data.comments)}</p>
          <Proposed proposed={themes.data.proposed} onUse={setFound} />
          {found && (
            <NewTheme
              key={found.join(' ')}
              found={found}
              onDone={() => done(words.saved)}
              onCancel={() => setFound(null)}
            />
          )}
          <h4 className="govuk-heading-s">{words.open}</h4>
          {open.length === 0 && <p>{words.noneOpen}</p>}
          {open.map((theme) => (
            <OpenTheme key={theme.themeId} theme={theme} onDone={() => done(words.closed)} />
          ))}
          <p>
            <a
              className="govuk-button govuk-button--secondary"
              href="/you-said-we-did"
              target="_blank"
              rel="noreferrer"
            >
              {words.page}
            </a>
          </p>
        </>
      )}
    </section>
  );
}
