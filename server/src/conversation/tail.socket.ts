/** Tells every open connection now and then how far its conversations have come, so that a lost last event is noticed. */
import type { Server } from 'socket.io';
import type { Database } from '../platform/database/client.ts';
import { lastSequences } from './conversation.store.ts';
import { roomOf } from './publish.socket.ts';

const ROOM = roomOf('');

/** Sends the tails of all conversations that are open on this node, with one query. */
export async function sendTails(io: Server, db: Database): Promise<void> {
  const namespaces = [io.of('/resident'), io.of('/agent')];
  const rooms = namespaces.flatMap((namespace) => [...namespace.adapter.rooms.keys()]);
  const open = [...new Set(rooms.filter((room) => room.startsWith(ROOM)).map((room) => room.slice(ROOM.length)))];
  for (const tail of await lastSequences(db, open))
    for (const namespace of namespaces) namespace.local.to(roomOf(tail.conversationId)).emit('tail', tail);
}
