/** One check of who a resident is, as one transaction: nobody gets more tries by asking twice at once. */
import type { IdentityItem, IdentityOutcome, Outcome } from '@hub/contract';
import type { Database, Tx } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import { areEnough, passes } from './judge.ts';
import type { Answers } from './judge.ts';
import { failuresSince, isLocked } from './lock.ts';
import type { LockLimits } from './lock.ts';
import { readGiven } from './read-given.ts';
import { identityWording as wording } from './wording.ts';

/** Who signed in, or answered questions, is known at level 2 (P36). */
const LEVEL = 2;

export interface Check {
  checkId: string;
  contactId: string;
  staffId: string;
  /** Null where the contact belongs to a resident already. */
  residentReference: string | null;
  /** Read by `readGiven`. */
  given: Answers;
}

export interface CheckPorts {
  db: Database;
  limits: LockLimits;
  now: Date;
}

interface Held {
  conversationId: string;
  /** A thread with a number may be shared: whoever rings next from it is not thereby this resident. */
  isOfNumber: boolean;
  residentId: string | null;
}

/**
 * Compares the answers with what the council knows, keeps that there was a check, and, where it was passed, links the contact to
 * its resident at level 2. Refused unless this agent holds the contact (P40), the resident is the contact's own or the first that it
 * gets, and fewer checks of them have failed than stop all of them (P41). The row of the conversation is locked, then the resident:
 * the third failure and the fourth try wait for each other, on whichever node.
 */
export async function checkIdentity(
  { db, limits, now }: CheckPorts,
  check: Check,
): Promise<Outcome<{ contactId: string; residentReference: string; outcome: IdentityOutcome }>> {
  return db.$transaction(async (tx) => {
    const held = await lockHeld(tx, check);
    if (!held) return refused('contact-not-found', wording.notHeld, { where: 'contactId' });
    const chosen = await chooseResident(tx, check, held);
    if (!chosen.ok) return chosen;
    const { id: residentId, reference: residentReference } = chosen.resident;
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('identity ' || ${residentId}, 0))::text`;

    const before = await tx.identityCheck.findUnique({ where: { id: check.checkId } });
    const isAgain = before?.contactId === check.contactId && before.residentId === residentId;
    if (before && !isAgain) return refused('changed', wording.usedBefore, { where: 'checkId' });
    const failures = await readFailures(tx, residentId, failuresSince(limits, now));
    const isStopped = isLocked(failures, limits, now);
    const { checkId: id, contactId, staffId } = check;
    const answer = (passed: boolean, stopped: boolean) =>
      ({ ok: true, contactId, residentReference, outcome: { passed, stopped } }) as const;
    if (before) return answer(before.passed, isStopped);
    if (isStopped) return refused('not-allowed', wording.locked);

    const known = await readKnown(tx, residentId, now);
    if (!areEnough(known.keys())) return refused('method-not-allowed', wording.notKnownEnough);
    const passed = passes(check.given, known);
    const { conversationId } = held;
    await tx.identityCheck.create({ data: { id, conversationId, contactId, residentId, staffId, passed, at: now } });
    if (passed) await identify(tx, { ...held, contactId, residentId, now });
    return answer(passed, !passed && isLocked([...failures, now], limits, now));
  });
}

/** Whoever changes a contact locks its conversation first; in another order two of them could wait for each other. */
async function lockHeld(tx: Tx, { contactId, staffId }: Check): Promise<Held | null> {
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
async function chooseResident(tx: Tx, { residentReference }: Check, { residentId }: Held): Promise<Chosen> {
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

async function readFailures(tx: Tx, residentId: string, since: Date): Promise<Date[]> {
  const rows = await tx.identityCheck.findMany({
    where: { residentId, passed: false, at: { gt: since } },
    select: { at: true },
  });
  return rows.map(({ at }) => at);
}

/** What the council knows, in the form in which it is compared. It never leaves this file. */
async function readKnown(tx: Tx, residentId: string, now: Date): Promise<Answers> {
  const rows = await tx.$queryRaw<{ item: IdentityItem; answer: string }[]>`
    SELECT "item", "answer" FROM "identity_item" WHERE "resident_id" = ${residentId}::uuid
    UNION ALL SELECT 'postcode', "postcode" FROM "resident" WHERE "id" = ${residentId}::uuid`;
  return new Map(
    rows.flatMap(({ item, answer }) => {
      const read = readGiven(item, answer, now);
      return read === null ? [] : [[item, read] as const];
    }),
  );
}

async function identify(
  tx: Tx,
  { contactId, residentId, conversationId, isOfNumber, now }: Held & { contactId: string; now: Date },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "contact" SET "resident_id" = ${residentId}::uuid, "identity_level" = ${LEVEL}, "identity_at" = ${now}::timestamptz,
                         "version" = "version" + 1
    WHERE "id" = ${contactId}::uuid`;
  if (!isOfNumber)
    await tx.$executeRaw`
      UPDATE "conversation" SET "resident_id" = ${residentId}::uuid
      WHERE "id" = ${conversationId}::uuid AND "resident_id" IS NULL`;
}

/** A thread that goes on elsewhere, or with somebody else, takes no proof along. */
export async function forgetChecks(tx: Tx, conversationId: string): Promise<void> {
  await tx.contact.updateMany({ where: { conversationId }, data: { identityLevel: 0, identityAt: null } });
}
