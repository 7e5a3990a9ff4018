/** Who is in a contact beside whoever holds it: a colleague who advises, one who is still on the line, a supervisor who listens. */
import { helperHowSchema } from '@hub/contract';
import type { ContactSummary, HelperHow, Outcome } from '@hub/contract';
import { appendWithin } from '../conversation/index.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { Database, Tx } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import { changes } from './changes.ts';
import type { Changes } from './changes.ts';
import { companyTold } from './company.ts';
import { inTransaction } from './in-transaction.ts';
import { readStaff } from './load.store.ts';
import type { Step } from './step.ts';
import { storedEvents } from './stored-events.ts';
import { summaryOf } from './summary.store.ts';

export interface Gone {
  contactId: string;
  staffId: string;
}

interface Left extends Gone {
  how: HelperHow;
}

/** Who helps in a contact by dealing with it; a supervisor who looks on does not. */
export const DEALING: HelperHow[] = ['consult', 'introduce'];

/**
 * Guarantee of all below: a row is made and ended only under the lock of its conversation, so that nobody is in a contact twice,
 * or in one that has ended.
 */
export async function addParticipant(
  tx: Tx,
  { contactId, staffId, how }: Gone & { how: HelperHow },
  { newId, now }: Step,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "participant" ("id", "contact_id", "staff_id", "kind", "joined_at")
    VALUES (${newId()}::uuid, ${contactId}::uuid, ${staffId}::uuid, ${how}, ${now}::timestamptz)
    ON CONFLICT ("contact_id", "staff_id") WHERE "left_at" IS NULL DO UPDATE SET "kind" = excluded."kind"`;
}

/** How this member of staff is in a contact at this moment; null where they are not. */
export async function partOf(tx: Tx, { contactId, staffId }: Gone): Promise<HelperHow | null> {
  const there = await tx.participant.findFirst({ where: { contactId, staffId, leftAt: null }, select: { kind: true } });
  return there && helperHowSchema.parse(there.kind);
}

/** Ends those of one contact, or one of them. Answers who was there until now. */
export async function endParticipants(
  tx: Tx,
  { contactId, staffId }: { contactId: string; staffId?: string },
  now: Date,
): Promise<Left[]> {
  const who = staffId === undefined ? Prisma.sql`TRUE` : Prisma.sql`"staff_id" = ${staffId}::uuid`;
  return tx.$queryRaw<Left[]>`
    UPDATE "participant" SET "left_at" = ${now}::timestamptz
    WHERE "contact_id" = ${contactId}::uuid AND "left_at" IS NULL AND ${who}
    RETURNING "contact_id" AS "contactId", "staff_id" AS "staffId", "kind" AS "how"`;
}

/** The words of these members of staff about a conversation reach them no more. */
export const unfollow = (gone: readonly { staffId: string }[], conversationId: string): Changes['follows'] =>
  gone.map(({ staffId }) => ({ staffId, conversationId, on: false }));

/** Leaves a contact that one helps in. Leaving again is answered the same. Whoever holds it cannot leave it so. */
export async function leaveContact(
  db: Database,
  { contactId, staffId, ...step }: Step & Gone,
): Promise<Outcome<{ contact: ContactSummary; changes: Changes }>> {
  return inTransaction(db, async (tx) => {
    const [was] = await tx.$queryRaw<{ conversationId: string; name: string }[]>`
      SELECT c."conversation_id" AS "conversationId", s."name" FROM "contact" c JOIN "participant" p ON p."contact_id" = c."id"
      JOIN "staff" s ON s."id" = p."staff_id"
      WHERE c."id" = ${contactId}::uuid AND p."staff_id" = ${staffId}::uuid AND c."conversation_id" IS NOT NULL LIMIT 1`;
    if (!was) return refused('contact-not-found', 'Leave a contact that you help in.', { where: 'contactId' });
    const { conversationId, name } = was;
    await tx.$queryRaw`SELECT 1 FROM "conversation" WHERE "id" = ${conversationId}::uuid FOR UPDATE`;
    const gone = await endParticipants(tx, { contactId, staffId }, step.now);
    if (gone.length > 0)
      await tx.$executeRaw`UPDATE "contact" SET "version" = "version" + 1 WHERE "id" = ${contactId}::uuid`;
    const contact = await summaryOf(tx, contactId, step.wording);
    if (gone.length === 0) return { ok: true, contact, changes: changes() };
    // They may hold it by now.
    const isOut = contact.assignedTo !== staffId;
    const follows = isOut ? unfollow(gone, conversationId) : [];
    const { channel, assignedName: holder } = contact;
    const told = gone.flatMap(({ how }) =>
      isOut && holder !== null ? companyTold({ conversationId, channel, name, holder, was: how, is: null }, step) : [],
    );
    const events = storedEvents(await appendWithin(tx, told));
    return {
      ok: true,
      contact,
      changes: changes({ contacts: [contact], events, staff: await readStaff(tx, [staffId]), follows }),
    };
  });
}

/** Those who help somewhere and have been gone since `cut`. */
export async function goneHelpers(db: Database, cut: Date): Promise<Gone[]> {
  return db.$queryRaw<Gone[]>`
    SELECT p."contact_id" AS "contactId", p."staff_id" AS "staffId" FROM "participant" p
    WHERE p."left_at" IS NULL AND p."joined_at" <= ${cut}::timestamptz
      AND NOT EXISTS (SELECT 1 FROM "presence" l WHERE l."staff_id" = p."staff_id" AND l."lease_until" > ${cut}::timestamptz)`;
}
