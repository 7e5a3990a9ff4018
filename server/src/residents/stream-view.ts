/** The single view, told panel by panel: each as soon as its source has answered, each failing alone, none waiting for another. */
import type { PanelData, PanelName, PanelOf, PanelState, SingleViewEvent } from '@hub/contract';
import { debtsOf, DEBT_PANELS, isOwedTo } from './debts.ts';
import type { DebtPanel } from './debts.ts';
import { mayOpen } from './may-open.ts';
import type { Opening, PanelReader } from './may-open.ts';
import type { Answer, GuardedOffices, OfficeName } from './offices/index.ts';
import { residentWording } from './wording.ts';

export interface ViewSources {
  resident: () => Promise<Answer<PanelData<'resident'>>>;
  contacts: () => Promise<Answer<PanelData<'contacts'>>>;
  cases: () => Promise<Answer<PanelData<'cases'>>>;
  /** Only those that are connected. */
  offices: GuardedOffices;
}

export interface ViewRequest extends PanelReader {
  residentId: string;
  clock: () => Date;
}

const OFFICES: readonly OfficeName[] = ['myAccount', 'councilTax', 'housingBenefit', 'rent', 'library'];

/**
 * Settles when every panel has been told; a source that fails does not make it reject. The record comes before what the offices
 * say: their key is in it, and so is what asks for care, which stands before any sum.
 */
export async function streamView(
  sources: ViewSources,
  { residentId, clock, ...reader }: ViewRequest,
  tell: (event: SingleViewEvent) => void,
): Promise<void> {
  const { offices } = sources;
  const connected = OFFICES.filter((name) => offices[name] !== undefined);
  const owedTo = DEBT_PANELS.filter((name) => offices[name] !== undefined);
  const panels: PanelName[] = ['resident', 'contacts', 'cases', ...connected];
  if (owedTo.length > 0) panels.push('debts');
  tell({ event: 'opening', residentId, identityLevel: reader.identityLevel, panels });

  const open = async (name: PanelName, read: () => Promise<Answer<unknown>>): Promise<PanelState> => {
    const opening = mayOpen(name, reader);
    const panel = opening.open ? panelOf(name, await orUnavailable(read)) : closedPanel(name, opening);
    tell({ event: 'panel', panel });
    return panel;
  };

  const ours = [open('contacts', sources.contacts), open('cases', sources.cases)];
  const resident = await open('resident', sources.resident);
  const record = resident.panel === 'resident' && 'data' in resident ? resident.data : null;

  const heard = new Map<DebtPanel, PanelOf<DebtPanel> | undefined>(owedTo.map((name) => [name, undefined]));
  const tellDebts = () =>
    open('debts', () => Promise.resolve({ state: 'ready', asOf: clock(), data: debtsOf(record?.flags ?? [], heard) }));
  // Once before anything is heard: care does not wait for a sum.
  const hasDebts = owedTo.length > 0 && (await tellDebts()).state === 'ready';

  const askOffice = async (name: OfficeName): Promise<void> => {
    const panel = await open(name, async () => {
      const office = offices[name];
      return office && record ? office.find(record.reference) : { state: 'unavailable' };
    });
    if (!hasDebts || !isOwedTo(panel)) return;
    heard.set(panel.panel, panel);
    await tellDebts();
  };
  await Promise.all([...ours, ...connected.map(askOffice)]);
}

async function orUnavailable(read: () => Promise<Answer<unknown>>): Promise<Answer<unknown>> {
  const [outcome] = await Promise.allSettled([read()]);
  return outcome.status === 'fulfilled' ? outcome.value : { state: 'unavailable' };
}

function panelOf(panel: PanelName, answer: Answer<unknown>): PanelState {
  const source = residentWording.sources[panel];
  if (answer.state === 'unavailable')
    return { panel, source, state: 'unavailable', detail: residentWording.panelFailed };
  // What each panel is read by has the type of its data: see ViewSources and Offices.
  return { panel, source, state: answer.state, asOf: answer.asOf.toISOString(), data: answer.data } as PanelState;
}

function closedPanel(panel: PanelName, { needs, detail }: Extract<Opening, { open: false }>): PanelState {
  return { panel, source: residentWording.sources[panel], state: 'closed', needs, detail };
}
