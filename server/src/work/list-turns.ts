/**
 * Who merely sees a contact in a list is told of its changes in turns: one room after another, all of them once a second. To tell everybody
 * of each change costs a busy council a write for every agent, and whoever becomes free waits for all of them; to tell everybody of many
 * changes at once holds up whoever is answered in that moment.
 */
import type { ContactSummary } from '@hub/contract';

const ROUND_MS = 1000;

export interface ListTurns {
  /** Every room is told of this in its next turn, unless something newer of the same contact comes before that. */
  add: (contact: ContactSummary) => void;
  /** Whoever was not told yet is not told any more: what they may know of it is told in another way. */
  drop: (contactId: string) => void;
}

export function createListTurns(
  rooms: readonly string[],
  tell: (room: string, contacts: readonly ContactSummary[]) => void,
): ListTurns {
  /** The newest of each contact, with the number of rooms that were not told of it: those whose turn comes next. */
  const changed = new Map<string, { contact: ContactSummary; untold: number }>();
  let turn = 0;
  let timer: NodeJS.Timeout | null = null;

  const next = (): void => {
    timer = null;
    if (changed.size === 0) return;
    turn = (turn + 1) % rooms.length;
    const room = rooms[turn];
    if (room !== undefined)
      tell(
        room,
        [...changed.values()].map(({ contact }) => contact),
      );
    for (const [contactId, one] of changed) {
      one.untold -= 1;
      if (one.untold === 0) changed.delete(contactId);
    }
    wait();
  };
  const wait = (): void => {
    if (changed.size > 0) timer ??= setTimeout(next, ROUND_MS / rooms.length).unref();
  };

  return {
    add: (contact) => {
      const known = changed.get(contact.contactId);
      if (known && known.contact.version > contact.version) return;
      changed.set(contact.contactId, { contact, untold: rooms.length });
      wait();
    },
    drop: (contactId) => changed.delete(contactId),
  };
}
