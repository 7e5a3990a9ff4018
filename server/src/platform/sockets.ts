/** The socket server: websockets alone, nothing kept between connections, and a slow goodbye. */
import type { Server as HttpServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { Redis } from 'ioredis';
import { Server } from 'socket.io';

/**
 * The largest frame that is read. A message may be far smaller; one that is too large is then answered with what was wrong,
 * where socket.io would only end the connection.
 */
const MOST_BYTES = 2_000_000;

/**
 * Attaches socket.io to `httpServer` at /socket.io. With Redis, what one node emits reaches the sockets of all. What was missed
 * is never resent from here: a client asks for it by the last sequence it has.
 */
export function createSockets(httpServer: HttpServer, { redis }: { redis: Redis | undefined }): Server {
  const io = new Server(httpServer, {
    path: '/socket.io',
    transports: ['websocket'],
    // Deflate costs 15 times the memory of an idle connection and saves nothing on short messages.
    perMessageDeflate: false,
    pingInterval: 10_000,
    pingTimeout: 5000,
    maxHttpBufferSize: MOST_BYTES,
    serveClient: false,
    ...(redis && { adapter: createAdapter(redis, { streamName: 'hub-sockets', onlyPlaintext: true }) }),
  });
  io.engine.on('connection', writeTogether);
  io.on('new_namespace', (namespace) => namespace.on('connection', letGoOfRequest));
  return io;
}

/**
 * Lets go of the request that opened a connection, which engine.io holds as long as the connection lasts: of an idle chat it is the
 * largest part. Whoever is let in was judged by its headers before. A connection speaks in one namespace; in a second it would be a
 * stranger.
 */
function letGoOfRequest(socket: { conn: object }): void {
  (socket.conn as { request: unknown }).request = null;
}

/** As much of an engine.io connection as is needed here. */
interface EngineConnection {
  request: { socket: { cork(): void; uncork(): void } };
  transport: { writable: boolean };
  on(event: 'packetCreate', listener: () => void): unknown;
}

/**
 * Gives everything that one connection is told in one turn of the event loop to the system in one write. A commit of many
 * messages tells each connection several things at once, and a write is what a packet costs most. While the stream is corked
 * it takes packet after packet; engine.io would hold the second back until the first is written.
 */
function writeTogether(connection: EngineConnection): void {
  const { socket } = connection.request;
  let isCorked = false;
  connection.on('packetCreate', () => {
    if (isCorked) {
      connection.transport.writable = true;
      return;
    }
    isCorked = true;
    socket.cork();
    process.nextTick(() => {
      isCorked = false;
      socket.uncork();
    });
  });
}

export interface DrainPace {
  /** How many clients are told at a time. */
  perSlice: number;
  everyMs: number;
  /** How long the last ones may take to leave by themselves. */
  graceMs: number;
}

/**
 * Tells this node's clients, a slice at a time, to connect elsewhere (event `drain`), waits for them to leave, and closes with
 * the HTTP server. Slices keep the other nodes from being asked for everything at once.
 */
export async function drainSockets(io: Server, { perSlice, everyMs, graceMs }: DrainPace): Promise<void> {
  const sockets = [...io._nsps.values()].flatMap((namespace) => [...namespace.sockets.values()]);
  for (let start = 0; start < sockets.length; start += perSlice) {
    if (start > 0) await delay(everyMs);
    for (const socket of sockets.slice(start, start + perSlice)) socket.emit('drain');
  }
  const gone = Promise.all(
    sockets
      .filter((socket) => socket.connected)
      .map((socket) => new Promise((resolve) => socket.once('disconnect', resolve))),
  );
  const grace = new AbortController();
  await Promise.race([gone, delay(graceMs, undefined, { signal: grace.signal }).catch(() => undefined)]);
  grace.abort();
  await io.close();
}
