/** Tells the other nodes that rules were published. Who misses it finds out by its own look at the table a moment later. */
import type { Server } from 'socket.io';

const EVENT = 'rules-published';

/** Without Redis there are no other nodes, and nothing to tell them by. */
export function createTellNodes(io: Server, hasOthers: boolean, follow: () => Promise<void>): () => void {
  if (!hasOthers) return () => undefined;
  io.on(EVENT, () => void follow());
  return () => void io.serverSideEmit(EVENT);
}
