/** Wrap-up: how a contact ended. Frees the agent's place. */
import type { ContactSummary, Disposition, Outcome, WrapUp } from '@hub/contract';
import { Prisma } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/client.ts';
import { commitSoon } from '../platform/database/commit-soon.ts';
import { refused } from '../platform/problem.ts';
import { changes } from './changes.ts';
import type { Changes } from './changes.ts';
import type { Step } from './step.ts';
import { changeAndRead, summaryOf } from './summary.store.ts';

/** What the figures may say of a disposition: only what the agent saw resolved counts as resolved (P72). */
const OUTCOMES: Record<Disposition, string> = {
  resolved: 'resolved',
  'passed-to-service': 'unknown',
  'callback-arranged': 'unknown',
  'resident-left': 'unknown',
  'could-not-help': 'failed',
};

/**
 * Closes a contact in wrap-up; whose place that frees, the changes do not say: they are to be offered the next before anything else. That
 * does not wait for the disk either: answer the agent after `untilKept`. The same wrap-up sent again is answered the same. Refused ('contact-not-found') unless this agent
 * holds the contact and has ended it.
 */
export async function wrapUp(
  db: Database,
  { staffId, contactId, disposition, note, ...step }: Step & WrapUp & { staffId: string },
): Promise<Outcome<{ contact: ContactSummary; changes: Changes }>> {
  const [done] = await changeAndRead(
    db,
    Prisma.sql`
      changed AS (
        UPDATE "contact" c
        SET "state" = 'closed', "closed_at" = ${step.now}::timestamptz, "disposition" = ${disposition},
            "wrap_up_note" = ${note ?? null}::text, "outcome" = ${OUTCOMES[disposition]}, "version" = c."version" + 1
        FROM (SELECT ${commitSoon}) AS soon
        WHERE c."id" = ${contactId}::uuid AND c."assigned_to" = ${staffId}::uuid AND c."state" = 'wrap-up'
        RETURNING c.*
      )`,
    step.wording,
  );
  if (!done) return wrappedUpBefore(db, { staffId, contactId, disposition, wording: step.wording });
  const { contact: closed } = done;
  return {
    ok: true,
    contact: closed,
    changes: changes({
      contacts: [closed],
      follows: [{ staffId, conversationId: closed.conversationId, on: false }],
    }),
  };
}

async function wrappedUpBefore(
  db: Database,
  { staffId, contactId, disposition, wording }: Pick<Step, 'wording'> & WrapUp & { staffId: string },
): Promise<Outcome<{ contact: ContactSummary; changes: Changes }>> {
  const before = await db.contact.count({
    where: { id: contactId, assignedTo: staffId, state: 'closed', disposition },
  });
  if (before === 0)
    return refused('contact-not-found', 'Use a contact that you hold, and end it before the wrap-up.', {
      where: 'contactId',
    });
  return { ok: true, contact: await summaryOf(db, contactId, wording), changes: changes() };
}
