/** The events that an append really stored, ready to be published after the commit. */
import type { ConversationEvent } from '@hub/contract';
import type { Appended } from '../conversation/index.ts';

export function storedEvents(appended: readonly Appended[]): ConversationEvent[] {
  return appended.flatMap((each) => (each.outcome === 'stored' ? [each.event] : []));
}
