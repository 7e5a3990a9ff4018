/** A code to the mobile number on a resident's record: who has that telephone in their hand proves level 1 with it (P35). */
import { randomInt } from 'node:crypto';
import type { Outcome } from '@hub/contract';
import type { Database, Tx } from '../platform/database/client.ts';
import { drawDigits } from '../platform/draw-digits.ts';
import { fill } from '../platform/fill.ts';
import { refused } from '../platform/problem.ts';
import type { Marker } from '../security/index.ts';
import { CODE_MINUTES, countsUntil, sentSince, waitToSend } from './code-rules.ts';
import { chooseResident, lockHeld, lockResident, readFailures } from './held.store.ts';
import type { Asked } from './held.store.ts';
import { failuresSince, isLocked } from './lock.ts';
import type { LockLimits } from './lock.ts';
import { identityWording as wording } from './wording.ts';

/** Why a number may not be texted (P04, P12, P39). */
export type WhyNoText = 'not-mobile' | 'stopped' | 'bad-number' | 'unsafe';

export interface CodeText {
  id: string;
  conversationId: string;
  receiver: string;
  body: string;
  cause: string;
  now: Date;
}

export interface SendCodePorts {
  db: Database;
  limits: LockLimits;
  now: Date;
  marker: Marker;
  council: string;
  /** Writes a text, once for its cause; answers why it may not be sent, or null. */
  writeText: (tx: Tx, text: CodeText) => Promise<WhyNoText | null>;
}

export interface CodeAsked extends Asked {
  codeId: string;
}

/** What is kept of a code: it counts for that code's row alone, and nobody finds it by trying all digits without our secret. */
export const markOf = (marker: Marker, codeId: string, digits: string) => marker(`${codeId} ${digits}`);

/**
 * Draws a code, writes its text and keeps its mark, in one transaction. It goes to the number on the record and to no other, whatever
 * number somebody gives or calls from, and the one before it counts no more. Refused as a check is (P40, P41), and where the record
 * has no number that may be texted. The same code asked for again is not sent again.
 */
export async function sendCode(
  { db, limits, now, marker, council, writeText }: SendCodePorts,
  asked: CodeAsked,
): Promise<Outcome<{ until: Date; residentReference: string }>> {
  return db.$transaction(async (tx) => {
    const held = await lockHeld(tx, asked);
    if (!held) return refused('contact-not-found', wording.notHeld, { where: 'contactId' });
    const chosen = await chooseResident(tx, asked, held);
    if (!chosen.ok) return chosen;
    const { id: residentId, reference: residentReference } = chosen.resident;
    await lockResident(tx, residentId);

    const { codeId: id, contactId } = asked;
    const before = await tx.identityCode.findUnique({ where: { id } });
    if (before) {
      const isAgain = before.contactId === contactId && before.residentId === residentId;
      if (!isAgain) return refused('changed', wording.usedBefore, { where: 'codeId' });
      return { ok: true, until: before.expiresAt, residentReference };
    }
    if (isLocked(await readFailures(tx, residentId, failuresSince(limits, now)), limits, now))
      return refused('not-allowed', wording.locked);
    const number = await numberOnRecord(tx, residentId);
    if ('why' in number) return refused('not-allowed', wording.code.noText[number.why]);
    const wait = waitToSend(await sentTo(tx, residentId, now), now);
    if (wait !== null) return refused('too-many-messages', wording.code.tooMany, { retryAfterSeconds: wait });

    const digits = drawDigits((below) => randomInt(below));
    const body = fill(wording.code.text, { council, code: digits, minutes: String(CODE_MINUTES) });
    const { conversationId } = held;
    const why = await writeText(tx, { id, conversationId, ...number, body, cause: `identity ${id}`, now });
    if (why !== null) return refused('not-allowed', wording.code.noText[why]);
    await tx.identityCode.updateMany({ where: { residentId }, data: { mac: null } });
    const until = countsUntil(now);
    const code = { id, contactId, residentId, mac: markOf(marker, id, digits), sentAt: now, expiresAt: until };
    await tx.identityCode.create({ data: code });
    return { ok: true, until, residentReference };
  });
}

/** A record that says landline is believed: a text may be read out to whoever picks up. */
async function numberOnRecord(tx: Tx, residentId: string): Promise<{ receiver: string } | { why: WhyNoText }> {
  const { phone, lineType, safeContact } = await tx.resident.findUniqueOrThrow({
    where: { id: residentId },
    select: { phone: true, lineType: true, safeContact: true },
  });
  if (safeContact === 'no') return { why: 'unsafe' };
  return phone !== null && lineType === 'mobile' ? { receiver: phone } : { why: 'not-mobile' };
}

/** When codes were sent to a resident in the last hour. What is older is forgotten, of everybody. */
async function sentTo(tx: Tx, residentId: string, now: Date): Promise<Date[]> {
  await tx.identityCode.deleteMany({ where: { sentAt: { lte: sentSince(now) } } });
  const rows = await tx.identityCode.findMany({ where: { residentId }, select: { sentAt: true } });
  return rows.map(({ sentAt }) => sentAt);
}
