/** Handlers of what an agent does with others in a contact, by event. */
import { contactNoteSchema, mentionSeenSchema, ofContactSchema, transferSchema, watchSchema } from '@hub/contract';
import type { Transfer } from '@hub/contract';
import { parse } from '../platform/parse.ts';
import type { Handler } from '../platform/socket-events.ts';
import type { Reader } from './may-read.store.ts';
import type { Transfers } from './transfers.ts';

export function transferHandlers(work: Transfers, staff: Reader & { name: string }): Record<string, Handler> {
  const { staffId } = staff;
  return {
    'contact:transfer': (payload) => {
      const parsed = parse<Transfer>(transferSchema, payload);
      return parsed.ok ? work.transfer(staff, { ...parsed.value, note: parsed.value.note.trim() }) : parsed;
    },
    'contact:stop-asking': (payload) => {
      const parsed = parse(ofContactSchema, payload);
      return parsed.ok ? work.stopAsking(staffId, parsed.value.contactId) : parsed;
    },
    'contact:leave': (payload) => {
      const parsed = parse(ofContactSchema, payload);
      return parsed.ok ? work.leave(staffId, parsed.value.contactId) : parsed;
    },
    'contact:watch': (payload) => {
      const parsed = parse(watchSchema, payload);
      return parsed.ok ? work.watch(staff, parsed.value) : parsed;
    },
    'contact:note': (payload) => {
      const parsed = parse(contactNoteSchema, payload);
      return parsed.ok ? work.note(staff, parsed.value) : parsed;
    },
    'mention:seen': (payload) => {
      const parsed = parse(mentionSeenSchema, payload);
      return parsed.ok ? work.seeMention(staffId, parsed.value.mentionId) : parsed;
    },
  };
}
