/** What a line of my work says about its thread. Pure. */
import type { ConversationEvent, Thread } from '@hub/contract';

const isWords = (event: ConversationEvent) => event.kind === 'message' && event.from !== 'system';

/** How many messages of the resident I have not looked at. `seen` is the last sequence that I did look at. */
export function unreadCount(thread: Thread | undefined, seen: number): number {
  if (!thread) return 0;
  return thread.events.filter((event) => event.seq > seen && event.from === 'resident' && event.kind === 'message')
    .length;
}

/** True when the resident had the last word. */
export function waitsForReply(thread: Thread | undefined): boolean {
  return thread?.events.findLast(isWords)?.from === 'resident';
}

/** The last thing said, by anybody, to show under the name. */
export function lastWords(thread: Thread | undefined): string {
  return thread?.events.findLast(isWords)?.text ?? '';
}
