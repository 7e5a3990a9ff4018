/** Sends the notices of the work over socket.io, to whoever they are for, on whichever node they are connected. */
import { setImmediate as othersHadTheirTurn } from 'node:timers/promises';
import type { ContactSummary } from '@hub/contract';
import type { Server } from 'socket.io';
import { roomOf } from '../conversation/index.ts';
import { AGENTS_ROOM, staffRoom } from '../security/index.ts';
import { insidersOf, withheld, withheldAlert } from './as-seen.ts';
import { LIST_ROOMS } from './list-rooms.ts';
import { createListTurns } from './list-turns.ts';
import type { WorkNotices } from './notices.ts';
import type { Placed } from './place.store.ts';
import { RESTRICTED_ROOM } from './restricted-room.socket.ts';
import type { WorkWording } from './wording.ts';

/**
 * Who is told at once: whoever is in it; of what few may read, those few; of the rest, whoever follows the conversation. Whoever
 * followed it before it was restricted is told no more than others.
 */
const roomsIn = (contact: ContactSummary): string[] => [
  contact.restricted ? RESTRICTED_ROOM : roomOf(contact.conversationId),
  ...insidersOf(contact).map(staffRoom),
];

/** So many are told in one go: thousands would hold up, for as long as that takes, whoever is answered meanwhile. */
const TOLD_IN_ONE_GO = 50;
const PLACES = 'places';

/** `hasOthers`: other nodes are reached over Redis. */
export function createNotices(io: Server, wording: WorkWording, hasOthers: boolean): WorkNotices {
  const agents = io.of('/agent');
  const residents = io.of('/resident');
  const of = (staffId: string) => agents.to(staffRoom(staffId));
  /** Everybody but who may read a restricted contact. */
  const others = (contact: ContactSummary) => agents.to(AGENTS_ROOM).except(roomsIn(contact));
  const lists = createListTurns(LIST_ROOMS, (room, contacts) => agents.to(room).emit('contacts', [...contacts]));
  /** Of a long line few are on one node, or have their page open at all: nothing is written for the others. */
  const placesHere = async (placed: readonly Placed[]): Promise<void> => {
    const { rooms } = residents.adapter;
    const here = placed.filter(({ conversationId }) => rooms.has(roomOf(conversationId)));
    for (const [index, { conversationId, place }] of here.entries()) {
      if (index % TOLD_IN_ONE_GO === TOLD_IN_ONE_GO - 1) await othersHadTheirTurn();
      residents.local.to(roomOf(conversationId)).emit('queue', place);
    }
  };
  if (hasOthers) io.on(PLACES, (placed: readonly Placed[]) => void placesHere(placed));
  return {
    offer: (staffId, offer) => of(staffId).emit('offer', offer),
    offerGone: (staffId, offerId) => of(staffId).emit('offer:gone', { offerId }),
    me: (me) => of(me.staffId).emit('me', me),
    mentioned: (staffId) => of(staffId).emit('mention'),
    contact: (contact) => {
      agents.to(roomsIn(contact)).emit('contact', contact);
      if (contact.restricted) {
        lists.drop(contact.contactId);
        others(contact).emit('contacts', [withheld(contact, wording)]);
      } else lists.add(contact);
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
    places: (placed) => {
      if (hasOthers) io.serverSideEmit(PLACES, placed);
      return placesHere(placed);
    },
    follow: (staffId, conversationId) => agents.in(staffRoom(staffId)).socketsJoin(roomOf(conversationId)),
    unfollow: (staffId, conversationId) => agents.in(staffRoom(staffId)).socketsLeave(roomOf(conversationId)),
  };
}
