/** What an agent is doing. Only the available are offered work. */
import type { Me, StatusSet } from '@hub/contract';
import type { Database } from '../platform/database/client.ts';
import { changes } from './changes.ts';
import type { Changes } from './changes.ts';
import { inTransaction } from './in-transaction.ts';
import { readMe } from './load.store.ts';
import type { Step } from './step.ts';
import { summariesOf } from './summary.store.ts';
import { withdrawOffers } from './withdraw-offer.store.ts';

/** Sets an agent's status; `by` is the supervisor who did, where they did not themselves. Whoever goes away keeps their contacts; what was held out to them goes on to somebody else. */
export async function setStatus(
  db: Database,
  { staffId, status, reason, by, ...step }: Step & StatusSet & { staffId: string; by?: string },
): Promise<{ me: Me; changes: Changes }> {
  return inTransaction(db, async (tx) => {
    await tx.$executeRaw`
      UPDATE "staff" SET "status" = ${status}, "status_reason" = ${reason ?? null}::text, "status_since" = ${step.now}::timestamptz,
          "status_by" = ${by ?? null}::uuid
      WHERE "id" = ${staffId}::uuid`;
    const settled = status === 'available' ? [] : await withdrawOffers(tx, { staffId }, 'withdrawn', step.now);
    const me = await readMe(tx, staffId);
    const contacts = await summariesOf(
      tx,
      settled.map(({ contactId }) => contactId),
      step.wording,
    );
    return { me, changes: changes({ staff: [me], contacts, offersGone: settled }) };
  });
}
