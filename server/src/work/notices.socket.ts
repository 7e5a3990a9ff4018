/** Sends the notices of the work over socket.io, to whoever they are for, on whichever node they are connected. */
import type { Server } from 'socket.io';
import { roomOf } from '../conversation/index.ts';
import { AGENTS_ROOM, staffRoom } from '../security/index.ts';
import type { WorkNotices } from './notices.ts';

export function createNotices(io: Server): WorkNotices {
  const agents = io.of('/agent');
  const residents = io.of('/resident');
  const of = (staffId: string) => agents.to(staffRoom(staffId));
  return {
    offer: (staffId, offer) => of(staffId).emit('offer', offer),
    offerGone: (staffId, offerId) => of(staffId).emit('offer:gone', { offerId }),
    me: (me) => of(me.staffId).emit('me', me),
    contact: (contact) => agents.to(AGENTS_ROOM).emit('contact', contact),
    alert: (alert) => agents.to(AGENTS_ROOM).emit('alert', alert),
    tasks: () => agents.to(AGENTS_ROOM).emit('tasks'),
    place: (conversationId, place) => residents.to(roomOf(conversationId)).emit('queue', place),
    follow: (staffId, conversationId) => agents.in(staffRoom(staffId)).socketsJoin(roomOf(conversationId)),
    unfollow: (staffId, conversationId) => agents.in(staffRoom(staffId)).socketsLeave(roomOf(conversationId)),
  };
}
