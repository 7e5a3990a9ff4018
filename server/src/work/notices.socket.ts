/** Sends the notices of the work over socket.io, to whoever they are for, on whichever node they are connected. */
import { setImmediate as othersHadTheirTurn } from 'node:timers/promises';
import type { ContactSummary } from '@hub/contract';
import type { Server } from 'socket.io';
import { roomOf } from '../conversation/index.ts';
import { AGENTS_ROOM, staffRoom } from '../security/index.ts';
import { insidersOf, withheld, withheldAlert } from './as-seen.ts';
import { LIST_ROOMS } from './list-rooms.ts';
import type { WorkNotices } from './notices.ts';
import { RESTRICTED_ROOM } from './restricted-room.socket.ts';
import type { WorkWording } from './wording.ts';

/**
 * Whoever is not in a contact sees it in a list, and is told of its changes this often: to tell everybody of each change at once costs a
 * busy council a write for every agent, and whoever becomes free waits for all of them.
 */
const LISTS_EVERY_MS = 150;

/**
 * Who is told at once: whoever is in it; of what few may read, those few; of the rest, whoever follows the conversation. Whoever
 * followed it before it was restricted is told no more than others.
 */
const roomsIn = (contact: ContactSummary): string[] => [
  contact.restricted ? RESTRICTED_ROOM : roomOf(contact.conversationId),
  ...insidersOf(contact).map(staffRoom),
];

export function createNotices(io: Server, wording: WorkWording): WorkNotices {
  const agents = io.of('/agent');
  const residents = io.of('/resident');
  const of = (staffId: string) => agents.to(staffRoom(staffId));
  /** Everybody but who may read a restricted contact. */
  const others = (contact: ContactSummary) => agents.to(AGENTS_ROOM).except(roomsIn(contact));
  /** The newest of each contact that the lists are to be told: all of them in one event. */
  const changed = new Map<string, ContactSummary>();
  const tellLists = async (): Promise<void> => {
    const contacts = [...changed.values()];
    changed.clear();
    for (const contact of contacts)
      if (contact.restricted) others(contact).emit('contacts', [withheld(contact, wording)]);
    const open = contacts.filter(({ restricted }) => !restricted);
    if (open.length === 0) return;
    for (const room of LIST_ROOMS) {
      agents.to(room).emit('contacts', open);
      await othersHadTheirTurn();
    }
  };
  return {
    offer: (staffId, offer) => of(staffId).emit('offer', offer),
    offerGone: (staffId, offerId) => of(staffId).emit('offer:gone', { offerId }),
    me: (me) => of(me.staffId).emit('me', me),
    mentioned: (staffId) => of(staffId).emit('mention'),
    contact: (contact) => {
      agents.to(roomsIn(contact)).emit('contact', contact);
      if (changed.size === 0) setTimeout(() => void tellLists(), LISTS_EVERY_MS).unref();
      const known = changed.get(contact.contactId);
      if (!known || known.version <= contact.version) changed.set(contact.contactId, contact);
    },
    alert: (alert) => {
      const { contact } = alert;
      if (contact.restricted) {
        agents.to(roomsIn(contact)).emit('alert', alert);
        others(contact).emit('alert', withheldAlert(alert, wording));
      } else agents.to(AGENTS_ROOM).emit('alert', alert);
    },
    tasks: () => agents.to(AGENTS_ROOM).emit('tasks'),
    place: (conversationId, place) => residents.to(roomOf(conversationId)).emit('queue', place),
    follow: (staffId, conversationId) => agents.in(staffRoom(staffId)).socketsJoin(roomOf(conversationId)),
    unfollow: (staffId, conversationId) => agents.in(staffRoom(staffId)).socketsLeave(roomOf(conversationId)),
  };
}
