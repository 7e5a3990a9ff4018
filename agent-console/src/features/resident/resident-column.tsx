/** The right column: the resident as the council knows them, panel by panel as each source answers. */
import type { ContactSummary, PanelName } from '@hub/contract';
import { useHubState } from '../../hub/context.tsx';
import { openContact } from '../../hub/mine.ts';
import type { ViewState } from '../../hub/view-state.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { en } from '../../wording/en.ts';
import { CouncilTax, HousingBenefit, Library, MyAccount, Rent } from './accounts.tsx';
import { Debts } from './debts.tsx';
import { Cases, PastContacts } from './history.tsx';
import { Panel } from './panel.tsx';
import { useSingleView } from './use-single-view.ts';
import { Identity, Who } from './who.tsx';

type OpenView = Extract<ViewState, { state: 'open' }>;

/** What asks for care stands above every sum: the record first, then all debts, then each account. */
function Panels({ view, onRetry }: { view: OpenView; onRetry: (panel: PanelName) => void }) {
  const { panels, shown, brokenOff } = view;
  const of = <N extends PanelName>(name: N) => ({ name, panel: shown[name], brokenOff, onRetry });
  const has = (name: PanelName) => panels.includes(name);
  return (
    <>
      <Panel {...of('resident')} isTitled={false}>
        {(resident) => <Who resident={resident} />}
      </Panel>
      <Panel {...of('contacts')}>{(contacts) => <PastContacts contacts={contacts} />}</Panel>
      <Panel {...of('cases')}>{(cases) => <Cases cases={cases} />}</Panel>
      {has('myAccount') && (
        <Panel {...of('myAccount')}>{(account) => account && <MyAccount account={account} />}</Panel>
      )}
      {has('debts') && <Panel {...of('debts')}>{(debts) => <Debts debts={debts} />}</Panel>}
      {has('councilTax') && (
        <Panel {...of('councilTax')}>{(account) => account && <CouncilTax account={account} />}</Panel>
      )}
      {has('housingBenefit') && (
        <Panel {...of('housingBenefit')}>{(claim) => claim && <HousingBenefit claim={claim} />}</Panel>
      )}
      {has('rent') && <Panel {...of('rent')}>{(tenancy) => tenancy && <Rent tenancy={tenancy} />}</Panel>}
      {has('library') && <Panel {...of('library')}>{(card) => card && <Library card={card} />}</Panel>}
    </>
  );
}

function NotKnown({ howToIdentify }: { howToIdentify: string }) {
  return (
    <div className="panel">
      <h3 className="panel__title">{en.resident.notKnown}</h3>
      <p>{en.resident.notKnownHelp}</p>
      <p>{howToIdentify}</p>
      <Identity level={0} />
    </div>
  );
}

function OfContact({ contact: { contactId, version } }: { contact: ContactSummary }) {
  const { view, retry } = useSingleView(contactId, version);
  switch (view.state) {
    case 'waiting':
      return <Skeleton lines={10} />;
    case 'failed':
      return <ProblemNote title={en.resident.failed} detail={view.detail} onRetry={() => retry('resident')} />;
    case 'unknown':
      return <NotKnown howToIdentify={view.howToIdentify} />;
    case 'open':
      return <Panels view={view} onRetry={retry} />;
  }
}

export function ResidentColumn() {
  const contact = useHubState((state) => openContact(state.work, state.selected));
  return (
    <section className="column column--resident" aria-label={en.page.resident} id="resident" tabIndex={0}>
      <h2 className="block__title">{en.resident.heading}</h2>
      {contact ? <OfContact key={contact.contactId} contact={contact} /> : <p className="quiet">{en.resident.none}</p>}
    </section>
  );
}
