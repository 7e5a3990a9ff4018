/** The word by text to a number that could not be reached: that we rang, and how to reach us. Nothing of why (P38, P61). */
import type { Tx } from '../../platform/database/client.ts';
import { lineTypeOf } from '../numbers/index.ts';
import { segmentsOf } from '../sms/index.ts';
import { canBeTexted } from './call.store.ts';
import { fill } from '../../platform/fill.ts';
import { voiceWording as wording } from './wording.ts';

/** Beside the texts that say what stands in the thread. */
const PART = 200;

/** Writes it once for a call; nothing for a number that cannot or must not be texted (P04, P12, P39). */
export async function writeClosing(
  tx: Tx,
  call: {
    id: string;
    conversationId: string;
    number: string | null;
    isHeldBack: boolean;
    lastSeq: number;
    council: string;
    textId: string;
    now: Date;
  },
): Promise<void> {
  const { conversationId, number, isHeldBack, now } = call;
  if (number === null || isHeldBack || lineTypeOf(number) !== 'mobile' || !(await canBeTexted(tx, number))) return;
  const body = fill(wording.closingText, { council: call.council });
  await tx.smsOutbound.createMany({
    data: [
      {
        ...{ id: call.textId, conversationId, seq: call.lastSeq, part: PART, receiver: number, body },
        ...{ segments: segmentsOf(body), automatic: true, state: 'due', nextAt: now, createdAt: now },
      },
    ],
    skipDuplicates: true,
  });
}
