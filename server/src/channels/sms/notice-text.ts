/** A text that says something nobody waits for, beside the event that says it: written in the same transaction. */
import type { ConversationEvent } from '@hub/contract';
import type { Tx } from '../../platform/database/client.ts';
import { addTexts } from './outbound.store.ts';
import { segmentsOf } from './to-texts.ts';

export interface NoticeText {
  id: string;
  /** What was said last in a thread of which all before is in texts; its words are the text. */
  event: ConversationEvent;
  receiver: string;
  /** Why it is not to be sent; it is kept all the same. */
  why: string | null;
  now: Date;
}

/**
 * The caller holds the row of the conversation. It is no answer, so it takes none of the answers of the hour (P67): a machine that
 * answers it gets those.
 */
export async function addNotice(tx: Tx, { id, event, receiver, why, now }: NoticeText): Promise<void> {
  const { conversationId, seq, text: body } = event;
  await addTexts(tx, conversationId, seq, [
    {
      ...{ id, conversationId, seq, part: 0, receiver, body, segments: segmentsOf(body), automatic: false },
      ...{ state: why === null ? 'due' : 'held', why, nextAt: now, createdAt: now },
    },
  ]);
}
