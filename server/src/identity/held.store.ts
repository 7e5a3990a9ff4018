/** What every way to prove who somebody is stands on: the contact that an agent holds, its resident, and what failed before. */
import type { Outcome } from '@hub/contract';
import type { Tx } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import { identityWording as wording } from './wording.ts';

export interface Asked {
  contactId: string;
  staffId: string;
  /** Null where the contact belongs to a resident already. */
  residentReference: string | null;
}

export interface Held {
  conversationId: string;
  /** A thread with a number may be shared: whoever rings next from it is not thereby this resident. */
  isOfNumber: boolean;
  residentId: string | null;
}

interface Identified {
  contactId: string;
  residentId: string;
  level: number;
  now: Date;
}

/** Whoever changes a contact locks its conversation first; in another order two of them could wait for each other. */
export async function lockHeld(tx: Tx, { contactId, staffId }: Asked): Promise<Held | null> {
  await tx.$queryRaw`
    SELECT 1 FROM "conversation" v JOIN "contact" c ON c."conversation_id" = v."id"
    WHERE c."id" = ${contactId}::uuid AND c."assigned_to" = ${staffId}::uuid FOR UPDATE OF v`;
  const [held] = await tx.$queryRaw<Held[]>`
    SELECT v."id" AS "conversationId", v."number" IS NOT NULL AS "isOfNumber",
           coalesce(v."resident_id", c."resident_id") AS "residentId"
    FROM "contact" c JOIN "conversation" v ON v."id" = c."conversation_id"
    WHERE c."id" = ${contactId}::uuid AND c."assigned_to" = ${staffId}::uuid AND c."state" = 'assigned'`;
  return held ?? null;
}

type Chosen = Outcome<{ resident: { id: string; reference: string } }>;

/** The resident of the contact; the one who was chosen, where it has none yet. Another than it has is another matter: not here. */
export async function chooseResident(tx: Tx, { residentReference }: Asked, { residentId }: Held): Promise<Chosen> {
  const where = { where: 'residentReference' };
  if (residentReference === null && residentId === null) return refused('bad-payload', wording.choose, where);
  const resident = await tx.resident.findUnique({
    where: residentReference === null ? { id: residentId ?? '' } : { reference: residentReference },
    select: { id: true, reference: true },
  });
  if (!resident) return refused('bad-payload', wording.unknownResident, where);
  if (residentId !== null && residentId !== resident.id) return refused('not-allowed', wording.otherResident, where);
  return { ok: true, resident };
}

/** One proof of a resident at a time, on whichever node: the third failure and the fourth try wait for each other. */
export async function lockResident(tx: Tx, residentId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('identity ' || ${residentId}, 0))::text`;
}

export async function readFailures(tx: Tx, residentId: string, since: Date): Promise<Date[]> {
  const rows = await tx.identityCheck.findMany({
    where: { residentId, passed: false, at: { gt: since } },
    select: { at: true },
  });
  return rows.map(({ at }) => at);
}

/** The contact is this resident's, at this level from now; and so is the thread, unless it is a number's. */
export async function identify(
  tx: Tx,
  { contactId, residentId, conversationId, isOfNumber, level, now }: Held & Identified,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "contact" SET "resident_id" = ${residentId}::uuid, "identity_level" = ${level}, "identity_at" = ${now}::timestamptz,
                         "version" = "version" + 1
    WHERE "id" = ${contactId}::uuid`;
  if (!isOfNumber)
    await tx.$executeRaw`
      UPDATE "conversation" SET "resident_id" = ${residentId}::uuid
      WHERE "id" = ${conversationId}::uuid AND "resident_id" IS NULL`;
}
