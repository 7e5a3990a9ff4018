/** The staff notes of a thread. Pure. */
import type { ConversationEvent } from '@hub/contract';

/** The sequence of the last event with a note for staff, behind which may be a new decision; 0 when there is none. */
export function lastNoteOf(events: readonly ConversationEvent[]): number {
  return events.findLast((event) => event.staff !== undefined)?.seq ?? 0;
}
