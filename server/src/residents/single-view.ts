/** Puts the panels of the single view together: each is read for itself and each fails alone. */
import type { SingleView } from '@hub/contract';
import { residentWording } from './wording.ts';

type Known = Extract<SingleView, { known: true }>;
type Panel = Known['resident' | 'contacts' | 'myAccount'];

/** The data that a panel shows when it could be read. */
export type DataOf<P extends Panel> = Extract<P, { state: 'ready' }>['data'];

/** How the data of each panel is read. */
export interface PanelReaders {
  resident: () => Promise<DataOf<Known['resident']>>;
  contacts: () => Promise<DataOf<Known['contacts']>>;
  myAccount: () => Promise<DataOf<Known['myAccount']>>;
}

/** Reads all panels at once; one that fails says so and takes nothing from the others. */
export async function readPanels(readers: PanelReaders, now: Date): Promise<Known> {
  const { sources } = residentWording;
  const [resident, contacts, myAccount] = await Promise.all([
    panel(readers.resident, sources.resident, now),
    panel(readers.contacts, sources.contacts, now),
    panel(readers.myAccount, sources.myAccount, now),
  ]);
  return { known: true, resident, contacts, myAccount };
}

async function panel<T>(read: () => Promise<T>, source: string, now: Date) {
  const [outcome] = await Promise.allSettled([read()]);
  return outcome.status === 'fulfilled'
    ? { state: 'ready' as const, source, asOf: now.toISOString(), data: outcome.value }
    : { state: 'unavailable' as const, source, detail: residentWording.panelFailed };
}
