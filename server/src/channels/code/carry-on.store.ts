/** What a thread says when somebody carried on in it with a code: by which channel, and for staff, how. The code itself is not said. */
import { v5 as derivedUuid } from 'uuid';
import type { NewEvent } from '../../conversation/index.ts';
import type { Tx } from '../../platform/database/client.ts';
import { goOnBy, isOnTheLine } from '../numbers/index.ts';
import { codeWording as wording } from './wording.ts';

/**
 * The events that say it, to be appended in the same transaction. A code that is used in the middle of a call does not end the call.
 * `cause` names what brought it here.
 */
export async function carryOnBy(
  tx: Tx,
  { conversationId, channel, cause }: { conversationId: string; channel: 'webchat' | 'sms' | 'phone'; cause: string },
): Promise<NewEvent[]> {
  const stays = channel !== 'phone' && (await isOnTheLine(tx, conversationId));
  const moved = stays ? [] : await goOnBy(tx, { conversationId, channel, cause });
  const clientId = derivedUuid(`code ${cause}`, conversationId);
  return [...moved, { conversationId, clientId, kind: 'note', from: 'system', text: wording.carriedOn }];
}
