/** Events with ids and times that are always the same. */
import type { ConversationEvent } from '@hub/contract';

export const CONVERSATION = '00000000-0000-4000-8000-000000000001';
export const OTHER = '00000000-0000-4000-8000-000000000002';

/** The id of the nth thing that is written. */
export const idOf = (number: number): string => `00000000-0000-4000-9000-${String(number).padStart(12, '0')}`;

export function eventOf(seq: number, more: Partial<ConversationEvent> = {}): ConversationEvent {
  return {
    conversationId: CONVERSATION,
    seq,
    clientId: idOf(1000 + seq),
    kind: 'message',
    from: 'bot',
    text: `Message ${seq}`,
    at: '2026-11-24T10:00:00.000Z',
    ...more,
  };
}
