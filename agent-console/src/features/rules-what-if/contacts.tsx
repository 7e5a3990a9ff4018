/** Contacts that a draft would deal with otherwise, a page at a time, each with the reasons of both sides. */
import { useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { RuleWhatIfContacts } from '@hub/contract';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { whatIf } from '../../wording/later/rules-what-if.ts';
import { fetchContacts } from './requests.ts';
import { channelName, needName, routeName, serviceName } from './words.ts';
import type { Names } from './words.ts';

const { contacts: words } = whatIf;
type Contact = RuleWhatIfContacts['contacts'][number];

function Side({ route, why }: Contact['before']) {
  return (
    <td className="govuk-table__cell">
      <strong>{routeName(route)}</strong>
      <ul className="govuk-list">
        {why.map((reason, index) => (
          <li key={index}>{reason}</li>
        ))}
      </ul>
    </td>
  );
}

function Table({ contacts, names }: { contacts: readonly Contact[]; names: Names }) {
  return (
    <div role="region" aria-label={words.caption} tabIndex={0} style={{ overflowX: 'auto' }}>
      <table className="govuk-table">
        <caption className="govuk-table__caption govuk-table__caption--s">{words.caption}</caption>
        <thead>
          <tr>
            {[words.contact, words.before, words.after].map((head) => (
              <th className="govuk-table__header" scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {contacts.map(({ channel, service, needs, before, after }, index) => (
            <tr key={index}>
              <th className="govuk-table__header govuk-table__header--plain" scope="row">
                {channelName(channel)}: {serviceName(service, names)}
                {needs.length > 0 && <p className="quiet">{words.needs(needs.map(needName).join(', '))}</p>}
              </th>
              <Side {...before} />
              <Side {...after} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Fetched when somebody opens it: few look at single contacts. */
function Pages({ draftId, names }: { draftId: string; names: Names }) {
  const [page, setPage] = useState(1);
  const contacts = useQuery({
    queryKey: ['what-if', draftId, 'contacts', page],
    queryFn: () => fetchContacts(draftId, page),
    placeholderData: keepPreviousData,
  });
  if (contacts.isError)
    return (
      <ProblemNote title={whatIf.failed} detail={contacts.error.message} onRetry={() => void contacts.refetch()} />
    );
  if (!contacts.data) return <Skeleton lines={6} />;
  const { pages } = contacts.data;
  return (
    <>
      <Table contacts={contacts.data.contacts} names={names} />
      <p aria-live="polite">{words.page(page, pages)}</p>
      <div className="block--buttons">
        {page > 1 && (
          <button type="button" className="govuk-button govuk-button--secondary" onClick={() => setPage(page - 1)}>
            {words.earlier}
          </button>
        )}
        {page < pages && (
          <button type="button" className="govuk-button govuk-button--secondary" onClick={() => setPage(page + 1)}>
            {words.next}
          </button>
        )}
      </div>
    </>
  );
}

export function Contacts({ draftId, count, names }: { draftId: string; count: number; names: Names }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{words.show(count)}</summary>
      {isOpen && <Pages draftId={draftId} names={names} />}
    </details>
  );
}
