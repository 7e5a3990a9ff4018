/** One text that an adviser asks for while they speak with somebody: written once, where that person may be texted at all. */
import { createHash } from 'node:crypto';
import type { Tx } from '../../platform/database/client.ts';
import { segmentsOf } from './to-texts.ts';
import { whyHeld } from './write-texts.ts';

/** Beside the texts that say what stands in the thread, of which there are few. */
const PART = 1000;

/**
 * Answers why it must not be sent (P04, P12, P39), or null when it stands to be sent. Asked for the same cause again, before anything
 * else is said in the thread, it is the same text.
 */
export async function writeAsked(
  tx: Tx,
  text: { id: string; conversationId: string; receiver: string; body: string; cause: string; now: Date },
): Promise<'not-mobile' | 'stopped' | 'bad-number' | 'unsafe' | null> {
  const { conversationId, receiver, body, now } = text;
  const [conversation, number, heldBack] = await Promise.all([
    tx.conversation.findUniqueOrThrow({ where: { id: conversationId }, select: { lastSeq: true } }),
    tx.smsNumber.findUnique({ where: { number: receiver }, select: { stoppedAt: true, badAt: true } }),
    tx.duty.count({
      where: { contact: { conversationId }, kind: 'suppress', what: 'sms', clause: 'P12', doneAt: null },
    }),
  ]);
  if (heldBack > 0) return 'unsafe';
  const why = whyHeld(
    { number: receiver, isStopped: Boolean(number?.stoppedAt), isBad: Boolean(number?.badAt), isHeldBack: false },
    { automatic: false, isDanger: false, automaticInHour: 0 },
  );
  if (why === 'not-mobile' || why === 'stopped' || why === 'bad-number') return why;
  await tx.smsOutbound.createMany({
    data: [
      {
        ...{
          id: text.id,
          conversationId,
          seq: conversation.lastSeq,
          part: PART + numberOf(text.cause),
          receiver,
          body,
        },
        ...{ segments: segmentsOf(body), automatic: false, state: 'due', nextAt: now, createdAt: now },
      },
    ],
    skipDuplicates: true,
  });
  return null;
}

const numberOf = (cause: string): number => createHash('sha256').update(cause).digest().readUIntBE(0, 3);
