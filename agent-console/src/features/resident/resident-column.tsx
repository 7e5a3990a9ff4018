/** The right column: the resident as the council knows them, panel by panel as each source answers. */
import type { ContactSummary, PanelName } from '@hub/contract';
import { useHubState } from '../../hub/context.tsx';
import { openContact } from '../../hub/mine.ts';
import type { ViewState } from '../../hub/view-state.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LaterDialog } from '../../ui/later.tsx';
import { en } from '../../wording/en.ts';
import { CouncilTax, HousingBenefit, Library, MyAccount, Rent } from './accounts.tsx';
import { Debts } from './debts.tsx';
import { Cases, PastContacts } from './history.tsx';
import { Panel } from './panel.tsx';
import { useSingleView } from './use-single-view.ts';
import { WhyDebts } from './why-debts.tsx';
import { Identity, Who } from './who.tsx';

const loadCheck = () => import('../identity/check-dialog.tsx').then((part) => part.CheckDialog);

type OpenView = Extract<ViewState, { state: 'open' }>;

/** Opens the check of who it is; undefined while the contact is not under way. */
type OnCheck = (() => void) | undefined;

/** The contact whose resident is shown, and the token with which a reason is given. */
interface OfWhich {
  contactId: string;
  csrfToken: string;
}

interface PanelsProps extends OfWhich {
  view: OpenView;
  onCheck: OnCheck;
  onRetry: (panel: PanelName) => void;
}

/** What asks for care stands above every sum: the record first, then all debts, then each account. */
function Panels({ view, onCheck, onRetry, ...which }: PanelsProps) {
  const { panels, shown, brokenOff } = view;
  const of = <N extends PanelName>(name: N) => ({ name, panel: shown[name], brokenOff, onRetry });
  const has = (name: PanelName) => panels.includes(name);
  return (
    <>
      <Panel {...of('resident')} isTitled={false}>
        {(resident) => (
          <Who
            resident={resident}
            onCheck={onCheck}
            editing={onCheck && { ...which, onChanged: () => onRetry('resident') }}
          />
        )}
      </Panel>
      <Panel {...of('contacts')}>{(contacts) => <PastContacts contacts={contacts} />}</Panel>
      <Panel {...of('cases')}>{(cases) => <Cases cases={cases} />}</Panel>
      {has('myAccount') && (
        <Panel {...of('myAccount')}>{(account) => account && <MyAccount account={account} />}</Panel>
      )}
      {has('debts') && (
        <Panel {...of('debts')} askWhy={(onSaid) => <WhyDebts {...which} onSaid={onSaid} />}>
          {(debts) => <Debts debts={debts} />}
        </Panel>
      )}
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

function NotKnown({ howToIdentify, onCheck }: { howToIdentify: string; onCheck: OnCheck }) {
  return (
    <div className="panel">
      <h3 className="panel__title">{en.resident.notKnown}</h3>
      <p>{en.resident.notKnownHelp}</p>
      <p>{howToIdentify}</p>
      <Identity level={0} onCheck={onCheck} />
    </div>
  );
}

interface ShownProps extends OfWhich {
  view: ViewState;
  onCheck: OnCheck;
  onRetry: (panel: PanelName) => void;
}

function Shown({ view, onCheck, onRetry, ...which }: ShownProps) {
  switch (view.state) {
    case 'waiting':
      return <Skeleton lines={10} />;
    case 'failed':
      return <ProblemNote title={en.resident.failed} detail={view.detail} onRetry={() => onRetry('resident')} />;
    case 'unknown':
      return <NotKnown howToIdentify={view.howToIdentify} onCheck={onCheck} />;
    case 'open':
      return <Panels view={view} onCheck={onCheck} onRetry={onRetry} {...which} />;
  }
}

interface ResidentColumnProps {
  csrfToken: string;
  /** The contact whose resident is being checked, if one is. */
  checking: string | null;
  onCheck: (contact: ContactSummary) => void;
  onChecked: () => void;
}

function OfContact({
  contact,
  csrfToken,
  checking,
  onCheck,
  onChecked,
}: ResidentColumnProps & { contact: ContactSummary }) {
  const { contactId, version } = contact;
  const { view, retry } = useSingleView(contactId, version);
  // Whoever helps in a contact reads along; who it is checks the one who holds it.
  const isMine = useHubState((state) => state.work?.mine.some((mine) => mine.contactId === contactId) ?? false);
  const check = isMine && contact.state === 'assigned' ? () => onCheck(contact) : undefined;
  return (
    <>
      <Shown view={view} onCheck={check} onRetry={retry} contactId={contactId} csrfToken={csrfToken} />
      {checking === contactId && (
        <LaterDialog
          title={en.identity.title}
          load={loadCheck}
          given={{ csrfToken, contactId, view, onClose: onChecked }}
        />
      )}
    </>
  );
}

export function ResidentColumn(props: ResidentColumnProps) {
  const contact = useHubState((state) => openContact(state.work, state.selected));
  return (
    <section className="column column--resident" aria-label={en.page.resident} id="resident" tabIndex={0}>
      <h2 className="block__title">{en.resident.heading}</h2>
      {contact ? (
        <OfContact key={contact.contactId} contact={contact} {...props} />
      ) : (
        <p className="quiet">{en.resident.none}</p>
      )}
    </section>
  );
}
