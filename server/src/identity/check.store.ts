/** One check of who a resident is, as one transaction: nobody gets more tries by asking twice at once. */
import type { IdentityItem, IdentityOutcome, Outcome } from '@hub/contract';
import type { Database, Tx } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import { areEnough, passes } from './judge.ts';
import type { Answers } from './judge.ts';
import { failuresSince, isLocked } from './lock.ts';
import type { LockLimits } from './lock.ts';
import type { Asked } from './held.store.ts';
import { chooseResident, identify, lockHeld, lockResident, readFailures } from './held.store.ts';
import { readGiven } from './read-given.ts';
import { identityWording as wording } from './wording.ts';

/** Who signed in, or answered questions, is known at level 2 (P36). */
const LEVEL = 2;

export interface Check extends Asked {
  checkId: string;
  /** Read by `readGiven`. */
  given: Answers;
}

export interface CheckPorts {
  db: Database;
  limits: LockLimits;
  now: Date;
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
    await lockResident(tx, residentId);

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
    if (passed) await identify(tx, { ...held, contactId, residentId, level: LEVEL, now });
    return answer(passed, !passed && isLocked([...failures, now], limits, now));
  });
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

/** A thread that goes on elsewhere, or with somebody else, takes no proof along. */
export async function forgetChecks(tx: Tx, conversationId: string): Promise<void> {
  await tx.contact.updateMany({ where: { conversationId }, data: { identityLevel: 0, identityAt: null } });
}
