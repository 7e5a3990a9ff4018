/** Takes pending offers back: their contacts wait again where they waited before, or stay with whoever asked a colleague. Every step that ends an offer unanswered uses it. */
import { Prisma } from '../generated/prisma/client.ts';
import type { Tx } from '../platform/database/client.ts';
import { isCloseSql } from './close-to.store.ts';

export interface SettledOffer {
  offerId: string;
  contactId: string;
  staffId: string;
}

/** One offer, every offer to one member of staff, those of them that are late, the offer of one contact, or each to somebody close to its resident. */
type Which =
  | { offerId: string; staffId: string }
  | { staffId: string }
  | { staffId: string; lateAt: Date }
  | { contactId: string }
  | { toClose: true };

function matching(which: Which): Prisma.Sql {
  if ('toClose' in which)
    return Prisma.sql`EXISTS (SELECT 1 FROM "contact" w WHERE w."id" = o."contact_id" AND ${isCloseSql(Prisma.sql`o."staff_id"`, Prisma.sql`w`)})`;
  if ('contactId' in which) return Prisma.sql`o."contact_id" = ${which.contactId}::uuid`;
  const toStaff = Prisma.sql`o."staff_id" = ${which.staffId}::uuid`;
  if ('offerId' in which) return Prisma.sql`${toStaff} AND o."id" = ${which.offerId}::uuid`;
  if ('lateAt' in which) return Prisma.sql`${toStaff} AND o."expires_at" <= ${which.lateAt}::timestamptz`;
  return toStaff;
}

/**
 * Settles pending offers as `state` and puts contacts that were offered back to 'queued', keeping `queued_at`; the contact of an
 * invitation stays as it is. Answers those that were
 * pending until now; an offer that somebody settled first is left as it is.
 *
 * Guarantee: offers are made and settled only under the lock of their contact, so that a contact is in state 'offered' while an
 * offer of the queue or of a hand-over is pending, and 'assigned' to whoever asked while an invitation is. Locks in the order of all steps: conversation, staff, contact (by id), offer.
 */
export async function withdrawOffers(
  tx: Tx,
  which: Which,
  state: 'declined' | 'expired' | 'withdrawn',
  now: Date,
): Promise<SettledOffer[]> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT c."id" FROM "contact" c JOIN "offer" o ON o."contact_id" = c."id"
    WHERE o."state" = 'pending' AND ${matching(which)} ORDER BY c."id" FOR NO KEY UPDATE OF c`;
  if (locked.length === 0) return [];
  const settled = await tx.$queryRaw<SettledOffer[]>`
    UPDATE "offer" o SET "state" = ${state}, "settled_at" = ${now}::timestamptz
    WHERE o."state" = 'pending' AND ${matching(which)} AND o."contact_id" = ANY(${locked.map(({ id }) => id)}::uuid[])
    RETURNING o."id" AS "offerId", o."contact_id" AS "contactId", o."staff_id" AS "staffId"`;
  if (settled.length > 0)
    await tx.$executeRaw`
      UPDATE "contact"
      SET "state" = CASE "state" WHEN 'offered' THEN 'queued' ELSE "state" END, "version" = "version" + 1
      WHERE "id" = ANY(${settled.map(({ contactId }) => contactId)}::uuid[])`;
  return settled;
}
