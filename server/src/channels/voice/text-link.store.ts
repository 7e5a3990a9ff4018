/** Writes down a text with a link, once for the entry that gave the link. */
import type { Tx } from '../../platform/database/client.ts';
import { segmentsOf } from '../sms/index.ts';

/** Beside the texts that say the entry, of which there are few. */
const PART = 100;

export async function writeLink(
  tx: Tx,
  text: { id: string; conversationId: string; seq: number; receiver: string; body: string; now: Date },
): Promise<void> {
  const { now, ...given } = text;
  await tx.smsOutbound.createMany({
    data: [
      {
        ...given,
        ...{ part: PART, segments: segmentsOf(given.body), automatic: true, state: 'due', nextAt: now, createdAt: now },
      },
    ],
    skipDuplicates: true,
  });
}
