/** What Twilio says became of a text: every event is kept, and the text goes no step back. */
import type { Database } from '../../platform/database/client.ts';
import { furtherOf, hasFailed } from './message-status.ts';
import { askToReach } from './not-delivered.store.ts';
import { markNumber } from './outbound.store.ts';
import { afterStatus } from './send-outcome.ts';

export interface StatusEvent {
  sid: string;
  /** Our own id of the text, which the address of the webhook carries. */
  textId: string | null;
  status: string;
  errorCode: number | null;
  params: Readonly<Record<string, string>>;
  at: Date;
}

interface Kept {
  id: string;
  status: string | null;
  receiver: string;
  automatic: boolean;
  conversationId: string;
}

/**
 * Keeps a status event. It also tells us the sid where the answer to our request was lost. Answers whether a person is asked to
 * see to a text that did not arrive.
 */
export async function keepStatus(db: Database, { textId, ...event }: StatusEvent): Promise<boolean> {
  const { sid, status, errorCode, at } = event;
  return db.$transaction(async (tx) => {
    await tx.smsStatus.create({ data: { ...event, params: { ...event.params } }, select: { id: true } });
    const [text] = await tx.$queryRaw<Kept[]>`
      SELECT "id", "status", "receiver", "automatic", "conversation_id" AS "conversationId" FROM "sms_outbound"
      WHERE "sid" = ${sid} OR ("sid" IS NULL AND "id" = ${textId}::uuid) FOR UPDATE`;
    if (!text) return false;
    const further = furtherOf(text.status, status);
    await tx.smsOutbound.update({
      where: { id: text.id },
      data: {
        ...{ sid, state: 'accepted', status: further },
        ...(further !== text.status && errorCode !== null && { errorCode }),
      },
      select: { id: true },
    });
    if (errorCode !== null)
      await markNumber(tx, text.receiver, { numberIs: afterStatus(status, errorCode), code: errorCode, now: at });
    return (
      further !== text.status &&
      hasFailed(further) &&
      !text.automatic &&
      (await askToReach(tx, text.conversationId, at))
    );
  });
}
