/** A contact that its own writer takes up at once, without an offer: what an agent wrote down and deals with. */
import { appendWithin } from '../conversation/index.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { Tx } from '../platform/database/client.ts';
import type { Changes } from './changes.ts';
import { isCloseSql } from './close-to.store.ts';
import { enqueueWithin } from './enqueue.store.ts';
import type { Enqueue } from './enqueue.store.ts';
import { readStaff } from './load.store.ts';
import { URGENT_CLASS } from './queue.ts';
import type { Step } from './step.ts';
import { storedEvents } from './stored-events.ts';
import { summaryOf } from './summary.store.ts';
import { firstName, withName } from './wording.ts';

/**
 * Queues the contact as the policy decided, and gives it to this member of staff in the same transaction, which must be the one
 * that began the conversation. Danger and safeguarding go only to somebody trained for it: without the skills, the contact stays
 * in the queue for those who have them, and so does one of somebody close to the writer (P40). It counts in the agent's load as an accepted one; nobody is refused for being busy, since
 * the resident is already with them. The row of the agent is locked, so that no offer is made meanwhile on an older count.
 */
export async function takeUpWithin(tx: Tx, request: Enqueue, staffId: string, step: Step): Promise<Changes> {
  const queued = await enqueueWithin(tx, request, step);
  const { conversationId } = request;
  await tx.$queryRaw`SELECT 1 FROM "staff" WHERE "id" = ${staffId}::uuid FOR NO KEY UPDATE`;
  const [taken] = await tx.$queryRaw<{ id: string; name: string }[]>`
    UPDATE "contact" c
    SET "state" = 'assigned', "assigned_to" = s."id", "accepted_at" = ${step.now}::timestamptz, "version" = c."version" + 1
    FROM "staff" s
    WHERE c."conversation_id" = ${conversationId}::uuid AND c."state" = 'queued' AND s."id" = ${staffId}::uuid
      AND NOT ${isCloseSql(Prisma.sql`s."id"`, Prisma.sql`c`)}
      AND (c."priority" > ${URGENT_CLASS}::int OR c."skills" <@ s."skills")
    RETURNING c."id", s."name"`;
  if (!taken) return queued;
  await tx.$executeRaw`
    UPDATE "conversation" SET "state" = 'agent', "assigned_to" = ${staffId}::uuid WHERE "id" = ${conversationId}::uuid`;
  const joined = await appendWithin(tx, [
    {
      conversationId,
      clientId: step.newId(),
      kind: 'joined',
      from: 'system',
      name: firstName(taken.name),
      text: withName(step.wording.takenOver, taken.name),
    },
  ]);
  const contact = await summaryOf(tx, taken.id, step.wording);
  // Told once, as it now stands: nobody is shown a contact in the queue that never waited there.
  return {
    ...queued,
    events: [...queued.events, ...storedEvents(joined)],
    contacts: [contact],
    alerts: queued.alerts.map((alert) => ({ ...alert, contact })),
    staff: await readStaff(tx, [staffId]),
    follows: [{ staffId, conversationId, on: true }],
    conversations: [{ conversationId, state: 'agent' }],
  };
}
