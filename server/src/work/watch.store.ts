/**
 * A supervisor goes into what an adviser deals with. Of a call: heard by nobody, by the agent alone, or by both. Of a chat: reading
 * along, or writing with them; what the agent alone is to read is a note.
 */
import type { Channel, ContactSummary, HelperHow, Outcome, Watch, WatchHow } from '@hub/contract';
import { isTyped, watchHowSchema } from '@hub/contract';
import { appendWithin } from '../conversation/index.ts';
import type { Database, Tx } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import { changes } from './changes.ts';
import type { Changes } from './changes.ts';
import { lockStaff, readColleagues } from './colleague.store.ts';
import { companyTold } from './company.ts';
import { inTransaction } from './in-transaction.ts';
import { readStaff } from './load.store.ts';
import { lockConversationOf } from './movable.store.ts';
import { addParticipant, partOf } from './participant.store.ts';
import { hasPlace } from './queue.ts';
import type { Step } from './step.ts';
import { storedEvents } from './stored-events.ts';
import { summaryOf } from './summary.store.ts';

interface Live {
  conversationId: string;
  channel: Channel;
  hasLine: boolean;
  name: string;
  holder: string;
}

/** What is under way with somebody else, with its conversation locked. Read after the lock was got: it may have ended meanwhile. */
async function lockLive(tx: Tx, contactId: string, staffId: string): Promise<Live | undefined> {
  await lockConversationOf(tx, contactId);
  const [live] = await tx.$queryRaw<Live[]>`
    SELECT v."id" AS "conversationId", c."channel", me."name", a."name" AS holder,
           EXISTS (SELECT 1 FROM "call" k WHERE k."conversation_id" = v."id" AND k."ended_at" IS NULL) AS "hasLine"
    FROM "contact" c JOIN "conversation" v ON v."id" = c."conversation_id" JOIN "staff" a ON a."id" = c."assigned_to"
    JOIN "staff" me ON me."id" = ${staffId}::uuid
    WHERE c."id" = ${contactId}::uuid AND c."state" = 'assigned' AND c."assigned_to" <> ${staffId}::uuid`;
  return live;
}

/** Why they cannot watch it so, or null. */
function whyNot(live: Live, how: WatchHow, there: HelperHow | null): Outcome<never> | null {
  const where = { where: 'contactId' };
  if (!live.hasLine && !isTyped(live.channel)) return refused('changed', 'Nobody talks on this line now.', where);
  if (!live.hasLine && how === 'whisper')
    return refused('bad-payload', 'Read along and write a note: the adviser alone sees it.', { where: 'how' });
  if (there !== null && !watchHowSchema.safeParse(there).success)
    return refused('changed', 'You are in this contact already.', where);
  return null;
}

/** The caller has found that they are a supervisor who may open the contact. They need a place, as for a contact of their own. */
export async function watchContact(
  db: Database,
  { contactId, how, staffId, ...step }: Step & Watch & { staffId: string },
): Promise<Outcome<{ contact: ContactSummary; changes: Changes }>> {
  return inTransaction(db, async (tx) => {
    const live = await lockLive(tx, contactId, staffId);
    if (!live) return refused('changed', 'No adviser deals with this now.', { where: 'contactId' });
    const { conversationId, channel, name, holder } = live;
    const there = await partOf(tx, { contactId, staffId });
    const refusal = whyNot(live, how, there);
    if (refusal) return refusal;
    if ((await tx.offer.count({ where: { contactId, staffId, state: 'pending' } })) > 0)
      return refused('changed', 'You are asked to help in this contact: answer that first.', { where: 'contactId' });
    if (there === null) {
      await lockStaff(tx, staffId, true);
      const [me] = await readColleagues(tx, { staffId }, contactId, step.now);
      if (!me || !hasPlace(me, channel))
        return refused('at-capacity', 'Finish something that you have on hand first: you have no place free for this.');
    }
    await addParticipant(tx, { contactId, staffId, how }, step);
    await tx.$executeRaw`UPDATE "contact" SET "version" = "version" + 1 WHERE "id" = ${contactId}::uuid`;
    const told = companyTold({ conversationId, channel, name, holder, was: there, is: how }, step);
    const events = storedEvents(await appendWithin(tx, told));
    const contact = await summaryOf(tx, contactId, step.wording);
    const follows = [{ staffId, conversationId, on: true }];
    return {
      ok: true,
      contact,
      changes: changes({ contacts: [contact], events, staff: await readStaff(tx, [staffId]), follows }),
    };
  });
}
