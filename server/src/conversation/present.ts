/**
 * Who sees what of an event. Choosing this is a security decision, so it is made here and nowhere else, and tested over every
 * kind of event and every audience.
 */
import type { ConversationEvent } from '@hub/contract';

export type Audience = 'resident' | 'staff';

/** The event as this audience may see it. A resident never sees the staff's note; of one that is a note, only that it is there. */
export function present(event: ConversationEvent, audience: Audience): ConversationEvent {
  if (audience === 'staff') return event;
  const { staff, ...shown } = event;
  if (event.kind !== 'note') return shown;
  const { conversationId, seq, clientId, kind, at } = shown;
  return { conversationId, seq, clientId, kind, from: 'system', text: '', at };
}
