/** The right column: the resident as the council knows them. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ContactSummary, SingleView } from '@hub/contract';
import { fetchResident } from '../../hub/api.ts';
import { useHubState } from '../../hub/context.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { en } from '../../wording/en.ts';
import { MyAccount, PastContacts } from './history.tsx';
import { Panel } from './panel.tsx';
import { Identity, Who } from './who.tsx';

function View({ view, onRetry }: { view: SingleView; onRetry: () => void }) {
  if (!view.known) {
    return (
      <div className="panel">
        <h3 className="panel__title">{en.resident.notKnown}</h3>
        <p>{en.resident.notKnownHelp}</p>
        <p>{view.howToIdentify}</p>
        <Identity level={0} />
      </div>
    );
  }
  return (
    <>
      <Panel title="" panel={view.resident} onRetry={onRetry}>
        {(resident) => <Who resident={resident} />}
      </Panel>
      <Panel title={en.resident.contacts} panel={view.contacts} onRetry={onRetry}>
        {(contacts) => <PastContacts contacts={contacts} />}
      </Panel>
      <Panel title={en.resident.myAccount} panel={view.myAccount} onRetry={onRetry}>
        {(account) => <MyAccount account={account} />}
      </Panel>
    </>
  );
}

function OfContact({ contact }: { contact: ContactSummary }) {
  const { contactId, version } = contact;
  // A new version may mean that the resident has said who they are.
  const query = useQuery({
    queryKey: ['resident', contactId, version],
    queryFn: () => fetchResident(contactId),
    placeholderData: keepPreviousData,
  });
  const retry = () => void query.refetch();
  if (query.isPending) return <Skeleton lines={10} />;
  if (query.isError) {
    return <ProblemNote title={en.resident.failed} detail={query.error.message} onRetry={retry} />;
  }
  return <View view={query.data} onRetry={retry} />;
}

export function ResidentColumn() {
  const contact = useHubState((state) => state.work?.mine.find((mine) => mine.contactId === state.selected));
  return (
    <section className="column column--resident" aria-label={en.page.resident} id="resident" tabIndex={0}>
      <h2 className="block__title">{en.resident.heading}</h2>
      {contact ? <OfContact key={contact.contactId} contact={contact} /> : <p className="quiet">{en.resident.none}</p>}
    </section>
  );
}
