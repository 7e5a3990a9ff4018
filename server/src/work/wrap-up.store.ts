/** Wrap-up: how a contact ended. Frees the agent's place. */
import type { ContactSummary, Disposition, Outcome, WrapUp } from '@hub/contract';
import type { Database } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import { changes } from './changes.ts';
import type { Changes } from './changes.ts';
import { inTransaction } from './in-transaction.ts';
import { readStaff } from './load.store.ts';
import type { Step } from './step.ts';
import { summaryOf } from './summary.store.ts';

/** What the figures may say of a disposition: only what the agent saw resolved counts as resolved (P72). */
const OUTCOMES: Record<Disposition, string> = {
  resolved: 'resolved',
  'passed-to-service': 'unknown',
  'callback-arranged': 'unknown',
  'resident-left': 'unknown',
  'could-not-help': 'failed',
};

/**
 * Closes a contact in wrap-up. The same wrap-up sent again is answered the same. Refused ('contact-not-found') unless this agent
 * holds the contact and has ended it.
 */
export async function wrapUp(
  db: Database,
  { staffId, contactId, disposition, note, ...step }: Step & WrapUp & { staffId: string },
): Promise<Outcome<{ contact: ContactSummary; changes: Changes }>> {
  return inTransaction(db, async (tx) => {
    const closed = await tx.$executeRaw`
      UPDATE "contact"
      SET "state" = 'closed', "closed_at" = ${step.now}::timestamptz, "disposition" = ${disposition},
          "wrap_up_note" = ${note ?? null}::text, "outcome" = ${OUTCOMES[disposition]}, "version" = "version" + 1
      WHERE "id" = ${contactId}::uuid AND "assigned_to" = ${staffId}::uuid AND "state" = 'wrap-up'`;
    if (closed === 0) {
      const before = await tx.contact.count({
        where: { id: contactId, assignedTo: staffId, state: 'closed', disposition },
      });
      if (before === 0)
        return refused('contact-not-found', 'Use a contact that you hold, and end it before the wrap-up.', {
          where: 'contactId',
        });
    }
    const contact = await summaryOf(tx, contactId, step.wording);
    if (closed === 0) return { ok: true, contact, changes: changes() };
    return {
      ok: true,
      contact,
      changes: changes({
        contacts: [contact],
        staff: await readStaff(tx, [staffId]),
        follows: [{ staffId, conversationId: contact.conversationId, on: false }],
      }),
    };
  });
}
