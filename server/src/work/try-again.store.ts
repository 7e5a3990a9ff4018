/** A contact that could not be reached waits again, for later: its agent is free, and it keeps its age (P61). */
import type { Database } from '../platform/database/client.ts';
import { changes } from './changes.ts';
import type { Changes } from './changes.ts';
import { dissolve } from './dissolve.store.ts';
import { inTransaction } from './in-transaction.ts';
import { readStaff } from './load.store.ts';
import { lockConversationOf } from './movable.store.ts';
import type { Step } from './step.ts';
import { summaryOf } from './summary.store.ts';

/** Changes nothing where nobody deals with the contact any more. */
export async function tryAgain(
  db: Database,
  { contactId, notBefore, ...step }: Step & { contactId: string; notBefore: Date },
): Promise<Changes> {
  return inTransaction(db, async (tx) => {
    await lockConversationOf(tx, contactId);
    const [held] = await tx.$queryRaw<{ assigned_to: string; conversation_id: string }[]>`
      SELECT c."assigned_to", c."conversation_id" FROM "contact" c
      WHERE c."id" = ${contactId}::uuid AND c."state" = 'assigned' AND c."channel" = 'callback' FOR NO KEY UPDATE`;
    if (!held) return changes();
    const { assigned_to: staffId, conversation_id: conversationId } = held;
    const { freed, offersGone, follows } = await dissolve(tx, { contactId, conversationId }, step.now);
    await tx.$executeRaw`
      UPDATE "contact"
      SET "state" = 'queued', "assigned_to" = NULL, "accepted_at" = NULL, "not_before" = ${notBefore}::timestamptz,
          "version" = "version" + 1
      WHERE "id" = ${contactId}::uuid`;
    return changes({
      contacts: [await summaryOf(tx, contactId, step.wording)],
      offersGone,
      staff: await readStaff(tx, [staffId, ...freed]),
      follows: [{ staffId, conversationId, on: false }, ...follows],
    });
  });
}
