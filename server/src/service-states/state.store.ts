/** The states of services in the catalogue. Rules and pages read the same rows, so whatever is written here holds from the next contact on. */
import type { ServiceStateLine } from '@hub/contract';
import type { Tx } from '../platform/database/client.ts';
import { dayOf, stateOf } from './state.ts';
import type { KeptState } from './state.ts';

export async function serviceStates(db: Tx): Promise<ServiceStateLine[]> {
  const rows = await db.service.findMany({ orderBy: { position: 'asc' } });
  return rows.map((row) => ({
    ...{ id: row.id, name: row.name, state: stateOf(row), outageWords: row.outageWords, revision: row.revision },
    liveOn: row.liveOn?.toISOString().slice(0, 10) ?? null,
  }));
}

/** Writes it over what was read; says how many rows that were: none where it was changed since, or is not there. */
export async function keepServiceState(
  db: Tx,
  { id, revision, kept }: { id: string; revision: number; kept: KeptState },
): Promise<number> {
  const written = await db.service.updateMany({
    where: { id, revision },
    data: { ...kept, revision: revision + 1 },
  });
  return written.count;
}

/** Services whose day has come are live from then on: one statement, so that nodes may look as often as they like. */
export async function openDueServices(db: Tx, now: Date): Promise<void> {
  await db.service.updateMany({
    where: { online: 'coming', liveOn: { lte: new Date(dayOf(now)) } },
    data: { online: 'live', liveOn: null, revision: { increment: 1 } },
  });
}
