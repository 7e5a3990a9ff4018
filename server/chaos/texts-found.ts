/** What became of texts after a disturbance: what is missing, what is there twice, and what should never have been sent. */
import { worstSecond } from '../bench/worst-second.ts';
import { furtherOf } from '../src/channels/sms/message-status.ts';
import type { Database } from '../src/platform/database/client.ts';
import type { NetworkText } from '../test/support/twilio.ts';
import type { Texting } from './texting.ts';

export interface TextFaults {
  /** Said by a resident and not in their thread; to be sent and neither at the network nor held or refused for a reason. */
  lost: number;
  doubled: number;
  /** Taken from somebody who is not the network. */
  forged: number;
  afterStop: number;
  overRate: number;
  /** Statuses that are not the furthest of what was told. */
  backward: number;
}

/** What was claimed just before STOP came may still be on its way. */
const UNDER_WAY_MS = 1000;

export async function findFaults(
  db: Database,
  { said, forged, stoppedAt }: Texting,
  sent: readonly NetworkText[],
  perSecond: number,
): Promise<TextFaults> {
  const faults: TextFaults = { lost: 0, doubled: 0, forged: 0, afterStop: 0, overRate: 0, backward: 0 };
  const threads = await db.conversation.findMany({ where: { channel: 'sms' } });
  const numberOf = new Map(threads.map(({ id, number }) => [id, number]));
  const events = await db.event.findMany({
    where: { conversationId: { in: [...numberOf.keys()] }, sender: 'resident' },
  });
  const copies = countOf(events.map(({ conversationId, text }) => `${numberOf.get(conversationId)} ${text}`));
  for (const { number, body } of said) countCopies(faults, copies.get(`${number} ${body}`) ?? 0);
  faults.forged = forged.filter(({ number, body }) => copies.has(`${number} ${body}`)).length;
  // Somebody waits for an answer, or something is said that stands in no text.
  faults.lost += threads.filter(({ dueSeq, doneSeq }) => doneSeq < dueSeq).length;
  faults.lost += threads.filter(({ textedSeq, lastSeq }) => textedSeq < lastSeq).length;

  const meant = await db.smsOutbound.findMany();
  const taken = countOf(sent.map(({ sid }) => sid));
  for (const { state, sid, why, errorCode } of meant) {
    if (state === 'accepted') countCopies(faults, taken.get(sid ?? '') ?? 0);
    else if (state === 'due' || (why === null && errorCode === null)) faults.lost += 1;
  }
  // What the network has and no row knows was sent twice.
  const known = new Set(meant.map(({ sid }) => sid));
  faults.doubled += sent.filter(({ sid }) => !known.has(sid)).length;

  faults.afterStop = sent.filter(({ to, at }) => at > (stoppedAt.get(to) ?? Infinity) + UNDER_WAY_MS).length;
  faults.overRate = Math.max(0, worstSecond(sent.map(({ at }) => at)) - perSecond);
  const told = await db.smsStatus.findMany({ orderBy: { id: 'asc' } });
  for (const { sid, status } of meant) {
    const furthest = told.filter((event) => event.sid === sid).map((event) => event.status);
    if (status !== furthest.reduce<string | null>(furtherOf, null)) faults.backward += 1;
  }
  return faults;
}

function countCopies(faults: TextFaults, copies: number): void {
  if (copies === 0) faults.lost += 1;
  if (copies > 1) faults.doubled += copies - 1;
}

function countOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
