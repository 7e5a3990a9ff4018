/** Tells every open connection now and then how far its conversations have come, so that a lost last event is noticed. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Server } from 'socket.io';
import type { Database } from '../platform/database/client.ts';
import { lastSequences } from './conversation.store.ts';
import { roomOf } from './publish.socket.ts';

const ROOM = roomOf('');
/** So many are read, and so many told, in one go, and then others have their turn: thousands would hold up whoever is answered meanwhile. */
const READ_IN_ONE_GO = 100;
const TOLD_IN_ONE_GO = 5;
const LONGEST_PAUSE_MS = 20;

/** Sends the tails of all conversations that are open on this node, spread over at most `withinMs`. */
export async function sendTails(io: Server, db: Database, withinMs: number): Promise<void> {
  const namespaces = [io.of('/resident'), io.of('/agent')];
  const rooms = namespaces.flatMap((namespace) => [...namespace.adapter.rooms.keys()]);
  const open = [...new Set(rooms.filter((room) => room.startsWith(ROOM)).map((room) => room.slice(ROOM.length)))];
  const pause = Math.min(LONGEST_PAUSE_MS, (withinMs * TOLD_IN_ONE_GO) / open.length);
  for (let start = 0; start < open.length; start += READ_IN_ONE_GO) {
    const tails = await lastSequences(db, open.slice(start, start + READ_IN_ONE_GO));
    for (const [index, tail] of tails.entries()) {
      const room = roomOf(tail.conversationId);
      for (const namespace of namespaces)
        if (namespace.adapter.rooms.has(room)) namespace.local.to(room).emit('tail', tail);
      if (index % TOLD_IN_ONE_GO === TOLD_IN_ONE_GO - 1) await delay(pause, undefined, { ref: false });
    }
  }
}
