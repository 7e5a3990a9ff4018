/** An offer is taken back once its resident turns out to be the adviser, or close to them: who somebody is may be known only later (P40). */
import type { Database } from '../platform/database/client.ts';
import { changes } from './changes.ts';
import type { Changes } from './changes.ts';
import { inTransaction } from './in-transaction.ts';
import { readStaff } from './load.store.ts';
import type { Step } from './step.ts';
import { summariesOf } from './summary.store.ts';
import { withdrawOffers } from './withdraw-offer.store.ts';

/** Their contacts wait again where they waited, and are offered to others. */
export async function keepFromClose(db: Database, step: Step): Promise<Changes> {
  return inTransaction(db, async (tx) => {
    const settled = await withdrawOffers(tx, { toClose: true }, 'withdrawn', step.now);
    if (settled.length === 0) return changes();
    return changes({
      contacts: await summariesOf(
        tx,
        settled.map(({ contactId }) => contactId),
        step.wording,
      ),
      offersGone: settled.map(({ staffId, offerId }) => ({ staffId, offerId })),
      staff: await readStaff(
        tx,
        settled.map(({ staffId }) => staffId),
      ),
    });
  });
}
