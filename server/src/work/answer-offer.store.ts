/** An agent answers an offer, or does not (RONA). */
import { isWritten } from '@hub/contract';
import type { Channel, ContactSummary, Outcome, TransferHow } from '@hub/contract';
import { appendWithin } from '../conversation/index.ts';
import type { Database, Tx } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import { acceptInvitation } from './accept-invitation.store.ts';
import type { Invitation } from './accept-invitation.store.ts';
import { changes } from './changes.ts';
import type { Changes } from './changes.ts';
import { inTransaction } from './in-transaction.ts';
import { readStaff } from './load.store.ts';
import type { Step } from './step.ts';
import { storedEvents } from './stored-events.ts';
import { summariesOf, summaryOf } from './summary.store.ts';
import { firstName, withName } from './wording.ts';
import { withdrawOffers } from './withdraw-offer.store.ts';

interface Answer {
  offerId: string;
  staffId: string;
}

interface Offered {
  contact_id: string;
  conversation_id: string;
  channel: Channel;
  name: string;
  kind: 'work' | TransferHow;
  note: string;
  asker_id: string | null;
  asker_name: string | null;
}

function invitationOf(offered: Offered, { offerId, staffId }: Answer): Invitation | null {
  const { kind, note, channel, asker_id: id, asker_name: name } = offered;
  if (kind === 'work' || kind === 'hand-over' || id === null || name === null) return null;
  return {
    ...{ offerId, kind, note, channel, contactId: offered.contact_id, conversationId: offered.conversation_id },
    ...{ askedBy: { id, name }, invited: { id: staffId, name: offered.name } },
  };
}

const gone = () =>
  refused('offer-gone', 'It went on to somebody else, or the resident left. The next offer comes by itself.');

/**
 * Accepts an offer. One conditional claim: pending, this agent's, not expired; whoever settles it first wins and everybody else
 * is refused. The contact becomes the agent's, the conversation too, and the resident is told who has joined, all in one
 * transaction. The same agent accepting again is answered the same and nothing is said twice.
 */
export async function acceptOffer(
  db: Database,
  { offerId, staffId, ...step }: Step & Answer,
): Promise<Outcome<{ contact: ContactSummary; changes: Changes }>> {
  return inTransaction(db, async (tx) => {
    const [offer] = await tx.$queryRaw<Offered[]>`
      SELECT c."id" AS contact_id, c."conversation_id", c."channel", s."name", o."kind", o."note", a."id" AS asker_id,
             a."name" AS asker_name
      FROM "offer" o JOIN "contact" c ON c."id" = o."contact_id" JOIN "staff" s ON s."id" = o."staff_id"
      LEFT JOIN "staff" a ON a."id" = o."asked_by"
      WHERE o."id" = ${offerId}::uuid AND o."staff_id" = ${staffId}::uuid AND c."conversation_id" IS NOT NULL`;
    if (!offer) return gone();
    const { contact_id: contactId, conversation_id: conversationId } = offer;

    // Conversation, contact, offer: the order of every step, so that no two wait for each other.
    await tx.$queryRaw`SELECT 1 FROM "conversation" WHERE "id" = ${conversationId}::uuid FOR UPDATE`;
    await tx.$queryRaw`SELECT 1 FROM "contact" WHERE "id" = ${contactId}::uuid FOR NO KEY UPDATE`;
    const invitation = invitationOf(offer, { offerId, staffId });
    if (invitation)
      return (
        (await acceptInvitation(tx, invitation, step)) ?? acceptedBefore(tx, { offerId, staffId }, contactId, step)
      );
    const claimed = await tx.$executeRaw`
      WITH claim AS (
        UPDATE "offer" SET "state" = 'accepted', "settled_at" = ${step.now}::timestamptz
        WHERE "id" = ${offerId}::uuid AND "state" = 'pending' AND "expires_at" > ${step.now}::timestamptz
        RETURNING "contact_id"
      )
      UPDATE "contact" c
      SET "state" = 'assigned', "assigned_to" = ${staffId}::uuid, "accepted_at" = ${step.now}::timestamptz,
          "version" = c."version" + 1
      FROM claim WHERE c."id" = claim."contact_id" AND c."state" = 'offered'`;
    if (claimed === 0) return acceptedBefore(tx, { offerId, staffId }, contactId, step);

    const base = { follows: [{ staffId, conversationId, on: true }], offersGone: [{ staffId, offerId }] };
    const contact = await summaryOf(tx, contactId, step.wording);
    const collected = changes({ ...base, contacts: [contact], staff: await readStaff(tx, [staffId]) });
    // A call back is not spoken in the conversation: it goes on as it was.
    if (offer.channel === 'callback') return { ok: true, contact, changes: collected };

    await tx.$executeRaw`
      UPDATE "conversation" SET "state" = 'agent', "assigned_to" = ${staffId}::uuid WHERE "id" = ${conversationId}::uuid`;
    const appended = await appendWithin(tx, [
      {
        conversationId,
        clientId: step.newId(),
        kind: 'joined',
        from: 'system',
        name: firstName(offer.name),
        text: withName(isWritten(offer.channel) ? step.wording.takenOver : step.wording.joined, offer.name),
      },
    ]);
    return {
      ok: true,
      contact,
      changes: { ...collected, events: storedEvents(appended), conversations: [{ conversationId, state: 'agent' }] },
    };
  });
}

/** The answer to an acknowledgement that was lost: this agent accepted this offer before and is still in the contact. */
async function acceptedBefore(
  tx: Tx,
  { offerId, staffId }: Answer,
  contactId: string,
  { wording }: Step,
): Promise<Outcome<{ contact: ContactSummary; changes: Changes }>> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "offer" o JOIN "contact" c ON c."id" = o."contact_id"
    WHERE o."id" = ${offerId}::uuid AND o."state" = 'accepted' AND c."state" = 'assigned'
      AND (c."assigned_to" = ${staffId}::uuid
           OR EXISTS (SELECT 1 FROM "participant" p
                      WHERE p."contact_id" = c."id" AND p."staff_id" = ${staffId}::uuid AND p."left_at" IS NULL))`;
  if (rows.length === 0) return gone();
  return { ok: true, contact: await summaryOf(tx, contactId, wording), changes: changes() };
}

/** Declines an offer: the contact waits on where it waited, for somebody else first, or stays with whoever asked. */
export async function declineOffer(
  db: Database,
  { offerId, staffId, ...step }: Step & Answer,
): Promise<Outcome<{ changes: Changes }>> {
  return inTransaction(db, async (tx) => {
    const settled = await withdrawOffers(tx, { offerId, staffId }, 'declined', step.now);
    if (settled.length === 0) return gone();
    const contacts = await summariesOf(
      tx,
      settled.map(({ contactId }) => contactId),
      step.wording,
    );
    const staff = await readStaff(tx, [staffId]);
    return { ok: true, changes: changes({ contacts, staff, offersGone: [{ staffId, offerId }] }) };
  });
}

/**
 * Ends every offer that was not answered in time. Its contact waits on where it waited, or stays with whoever asked; the agent is set to 'away', so that the
 * next resident is not offered to an empty chair, and whatever else was held out to them is withdrawn.
 */
export async function expireOffers(db: Database, step: Step): Promise<Changes[]> {
  const late = await db.$queryRaw<{ staff_id: string }[]>`
    SELECT DISTINCT "staff_id" FROM "offer" WHERE "state" = 'pending' AND "expires_at" <= ${step.now}::timestamptz`;
  const collected: Changes[] = [];
  for (const { staff_id: staffId } of late)
    collected.push(await inTransaction(db, (tx) => expireOffersOf(tx, staffId, step)));
  return collected;
}

async function expireOffersOf(tx: Tx, staffId: string, step: Step): Promise<Changes> {
  await tx.$queryRaw`SELECT 1 FROM "staff" WHERE "id" = ${staffId}::uuid FOR NO KEY UPDATE`;
  const settled = await withdrawOffers(tx, { staffId, lateAt: step.now }, 'expired', step.now);
  // Answered while we waited for the lock: nothing was late after all.
  if (settled.length === 0) return changes();
  settled.push(...(await withdrawOffers(tx, { staffId }, 'withdrawn', step.now)));
  await tx.$executeRaw`
    UPDATE "staff" SET "status" = 'away', "status_reason" = ${step.wording.didNotAnswer}, "status_since" = ${step.now}::timestamptz,
           "status_by" = NULL
    WHERE "id" = ${staffId}::uuid AND "status" = 'available'`;
  return changes({
    contacts: await summariesOf(
      tx,
      settled.map(({ contactId }) => contactId),
      step.wording,
    ),
    offersGone: settled.map(({ offerId }) => ({ staffId, offerId })),
    staff: await readStaff(tx, [staffId]),
  });
}
