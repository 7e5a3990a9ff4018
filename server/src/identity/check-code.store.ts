/** One try of a code that was texted, as one transaction: a wrong one is a failed check like any other (P41). */
import { timingSafeEqual } from 'node:crypto';
import type { IdentityOutcome, Outcome } from '@hub/contract';
import type { Database, Tx } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import type { Marker } from '../security/index.ts';
import { CODE_TRIES } from './code-rules.ts';
import { chooseResident, identify, lockHeld, lockResident, readFailures } from './held.store.ts';
import type { Asked } from './held.store.ts';
import { failuresSince, isLocked } from './lock.ts';
import type { LockLimits } from './lock.ts';
import { markOf } from './send-code.store.ts';
import { identityWording as wording } from './wording.ts';

/** Who has the telephone of the record in their hand is known at level 1 (P35). */
const LEVEL = 1;

export interface CodeCheckPorts {
  db: Database;
  limits: LockLimits;
  now: Date;
  marker: Marker;
  /** A check that was passed before this moment counts no more. */
  countsFrom: Date;
}

export interface CodeTry extends Asked {
  checkId: string;
  /** Read by `digitsIn`. */
  digits: string;
}

/**
 * Compares the digits with the code that was sent in this contact, and links the contact to its resident at level 1 where they are
 * the same. Refused, at the cost of no try, as a check is, and where there is no code that counts. The right digits count once.
 */
export async function checkCode(
  { db, limits, now, marker, countsFrom }: CodeCheckPorts,
  asked: CodeTry,
): Promise<Outcome<{ contactId: string; residentReference: string; outcome: IdentityOutcome }>> {
  return db.$transaction(async (tx) => {
    const held = await lockHeld(tx, asked);
    if (!held) return refused('contact-not-found', wording.notHeld, { where: 'contactId' });
    const chosen = await chooseResident(tx, asked, held);
    if (!chosen.ok) return chosen;
    const { id: residentId, reference: residentReference } = chosen.resident;
    await lockResident(tx, residentId);

    const { checkId: id, contactId, staffId, digits } = asked;
    const before = await tx.identityCheck.findUnique({ where: { id } });
    const isAgain = before?.contactId === contactId && before.residentId === residentId;
    if (before && !isAgain) return refused('changed', wording.usedBefore, { where: 'checkId' });
    const failures = await readFailures(tx, residentId, failuresSince(limits, now));
    const isStopped = isLocked(failures, limits, now);
    const answer = (passed: boolean, stopped: boolean) =>
      ({ ok: true, contactId, residentReference, outcome: { passed, stopped } }) as const;
    if (before) return answer(before.passed, isStopped);
    if (isStopped) return refused('not-allowed', wording.locked);

    const code = await tx.identityCode.findFirst({
      where: { contactId, residentId, mac: { not: null }, expiresAt: { gt: now } },
    });
    if (!code?.mac) return refused('not-found', wording.code.none, { where: 'code' });
    const passed = timingSafeEqual(code.mac, markOf(marker, code.id, digits));
    const misses = code.misses + (passed ? 0 : 1);
    const isUsedUp = passed || misses >= CODE_TRIES;
    await tx.identityCode.update({ where: { id: code.id }, data: { misses, ...(isUsedUp && { mac: null }) } });
    const { conversationId } = held;
    await tx.identityCheck.create({ data: { id, conversationId, contactId, residentId, staffId, passed, at: now } });
    if (passed && !(await isHigher(tx, contactId, countsFrom)))
      await identify(tx, { ...held, contactId, residentId, level: LEVEL, now });
    return answer(passed, !passed && isLocked([...failures, now], limits, now));
  });
}

/** Whoever answered questions just before is known better than a code makes them: it must not lower that. */
async function isHigher(tx: Tx, contactId: string, countsFrom: Date): Promise<boolean> {
  const found = await tx.contact.count({
    where: { id: contactId, identityLevel: { gt: LEVEL }, identityAt: { gt: countsFrom } },
  });
  return found > 0;
}
