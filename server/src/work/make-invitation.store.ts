/** A contact is held out to one colleague: to take it, to take it over, or to advise. The first agent keeps it until they answer. */
import type { ContactSummary, Offer, Outcome, TransferHow } from '@hub/contract';
import { needsOnOffer } from '../needs/index.ts';
import type { Database, Tx } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import { changeHands } from './change-hands.store.ts';
import { changes } from './changes.ts';
import type { Changes } from './changes.ts';
import { inTransaction } from './in-transaction.ts';
import { readStaff } from './load.store.ts';
import { DEALING, partOf, unfollow } from './participant.store.ts';
import type { Step } from './step.ts';
import { summaryOf } from './summary.store.ts';
import { lockConversationOf } from './movable.store.ts';
import type { Movable } from './movable.store.ts';
import { withdrawOffers } from './withdraw-offer.store.ts';

interface HeldOut {
  how: TransferHow;
  by: { id: string; name: string };
  to: { id: string; name: string };
  note: string;
  offerSeconds: number;
}

/** Makes the offer. The caller has locked the row of the colleague and found a place there. */
export async function holdOut(
  tx: Tx,
  contactId: string,
  { how, by, to, note, offerSeconds }: HeldOut,
  step: Step,
): Promise<{ staffId: string; offer: Offer }> {
  const offerId = step.newId();
  const expiresAt = new Date(step.now.getTime() + offerSeconds * 1000);
  await tx.$executeRaw`
    UPDATE "contact"
    SET "state" = CASE WHEN ${how} = 'hand-over' THEN 'offered' ELSE "state" END, "version" = "version" + 1
    WHERE "id" = ${contactId}::uuid`;
  await tx.offer.create({
    data: { id: offerId, contactId, staffId: to.id, offeredAt: step.now, expiresAt, kind: how, askedBy: by.id, note },
    select: { id: true },
  });
  const contact = await summaryOf(tx, contactId, step.wording);
  const asked = { name: by.name, how, note };
  const needs = await needsOnOffer(tx, contactId, step.now);
  const offer = { offerId, contact, reason: contact.reason, needs, expiresAt: expiresAt.toISOString(), asked };
  return { staffId: to.id, offer };
}

/**
 * Asks one colleague at a time. One who advises here already and is to take over does so at once: they are in it. A supervisor who only
 * looks on is asked as anybody is.
 */
export async function invite(
  tx: Tx,
  movable: Movable,
  held: HeldOut & { how: 'introduce' | 'consult' },
  step: Step,
): Promise<Outcome<{ contact: ContactSummary; changes: Changes }>> {
  const { contactId, conversationId } = movable;
  const { by, to, how, note } = held;
  await tx.$queryRaw`SELECT 1 FROM "contact" WHERE "id" = ${contactId}::uuid FOR NO KEY UPDATE`;
  if ((await tx.offer.count({ where: { contactId, state: 'pending' } })) > 0)
    return refused('changed', 'You are asking somebody already. Wait for their answer, or cancel it first.');
  const there = await partOf(tx, { contactId, staffId: to.id });
  if (there !== null && how === 'consult')
    return refused('changed', 'They are in this contact already.', { where: 'to' });
  if (there !== null && DEALING.includes(there)) {
    const { events, isStillThere } = await changeHands(tx, { ...movable, from: by, to, note }, step);
    const contact = await summaryOf(tx, contactId, step.wording);
    const follows = isStillThere ? [] : unfollow([{ staffId: by.id }], conversationId);
    const staff = await readStaff(tx, [by.id, to.id]);
    return { ok: true, contact, changes: changes({ events, contacts: [contact], staff, follows }) };
  }
  const offer = await holdOut(tx, contactId, held, step);
  const { contact } = offer.offer;
  const staff = await readStaff(tx, [to.id]);
  return { ok: true, contact, changes: changes({ contacts: [contact], offers: [offer], staff }) };
}

/** Whoever asked asks no longer. Refused ('contact-not-found') unless they hold the contact; asking nobody is answered the same. */
export async function stopAsking(
  db: Database,
  { contactId, staffId, ...step }: Step & { contactId: string; staffId: string },
): Promise<Outcome<{ contact: ContactSummary; changes: Changes }>> {
  return inTransaction(db, async (tx) => {
    await lockConversationOf(tx, contactId);
    const isHeld = await tx.contact.count({ where: { id: contactId, assignedTo: staffId, state: 'assigned' } });
    if (isHeld === 0) return refused('contact-not-found', 'Use a contact that you hold.', { where: 'contactId' });
    const offersGone = await withdrawOffers(tx, { contactId }, 'withdrawn', step.now);
    const contact = await summaryOf(tx, contactId, step.wording);
    const staff = await readStaff(
      tx,
      offersGone.map((gone) => gone.staffId),
    );
    return {
      ok: true,
      contact,
      changes: changes({ contacts: offersGone.length > 0 ? [contact] : [], offersGone, staff }),
    };
  });
}
