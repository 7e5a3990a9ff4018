/** A supervisor goes into a live call: heard by nobody, by the agent alone, or by both. */
import type { ContactSummary, Outcome, Watch } from '@hub/contract';
import { watchHowSchema } from '@hub/contract';
import type { Database } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import { changes } from './changes.ts';
import type { Changes } from './changes.ts';
import { lockStaff, readColleagues } from './colleague.store.ts';
import { inTransaction } from './in-transaction.ts';
import { readStaff } from './load.store.ts';
import { addParticipant } from './participant.store.ts';
import { hasPlace } from './queue.ts';
import type { Step } from './step.ts';
import { summaryOf } from './summary.store.ts';

/** The caller has found that they are a supervisor who may open the contact. They need a place, as for a call of their own. */
export async function watchCall(
  db: Database,
  { contactId, how, staffId, ...step }: Step & Watch & { staffId: string },
): Promise<Outcome<{ contact: ContactSummary; changes: Changes }>> {
  return inTransaction(db, async (tx) => {
    const [live] = await tx.$queryRaw<{ conversation_id: string }[]>`
      SELECT v."id" AS conversation_id FROM "contact" c JOIN "conversation" v ON v."id" = c."conversation_id"
      WHERE c."id" = ${contactId}::uuid AND c."state" = 'assigned' AND c."assigned_to" <> ${staffId}::uuid
        AND EXISTS (SELECT 1 FROM "call" k WHERE k."conversation_id" = v."id" AND k."ended_at" IS NULL)
      FOR UPDATE OF v`;
    if (!live) return refused('changed', 'Nobody talks on this line now.', { where: 'contactId' });
    const there = await tx.participant.findFirst({
      where: { contactId, staffId, leftAt: null },
      select: { id: true, kind: true },
    });
    if (there && !watchHowSchema.safeParse(there.kind).success)
      return refused('changed', 'You are in this call already.', { where: 'contactId' });
    if (there) await tx.participant.update({ where: { id: there.id }, data: { kind: how }, select: { id: true } });
    else {
      await lockStaff(tx, staffId, true);
      const [me] = await readColleagues(tx, { staffId }, contactId, step.now);
      if (!me || !hasPlace(me, 'phone'))
        return refused('at-capacity', 'Finish what you have on hand first: a call needs all of your places.');
      await addParticipant(tx, { contactId, staffId, how }, step);
    }
    await tx.$executeRaw`UPDATE "contact" SET "version" = "version" + 1 WHERE "id" = ${contactId}::uuid`;
    const contact = await summaryOf(tx, contactId, step.wording);
    const follows = [{ staffId, conversationId: live.conversation_id, on: true }];
    return {
      ok: true,
      contact,
      changes: changes({ contacts: [contact], staff: await readStaff(tx, [staffId]), follows }),
    };
  });
}
