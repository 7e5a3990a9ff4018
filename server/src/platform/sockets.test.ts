import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Redis } from 'ioredis';
import type { Server, Socket as ServerSocket } from 'socket.io';
import { io as connect } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { testRedis } from '../../test/support/redis.ts';
import type { TestRedis } from '../../test/support/redis.ts';
import { createLog } from './log.ts';
import { connectRedis, endRedis } from './redis.ts';
import { createSockets, drainSockets } from './sockets.ts';

interface Node {
  io: Server;
  http: HttpServer;
  url: string;
}

/** What a stream calls once for each write that reaches the system. */
interface Writes {
  _write(...args: unknown[]): void;
  _writev(...args: unknown[]): void;
}

const clients: Socket[] = [];

async function startNode(redis?: Redis): Promise<Node> {
  const http = createServer((_req, res) => res.end());
  const io = createSockets(http, { redis });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  return { io, http, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` };
}

async function join(url: string, transports = ['websocket']): Promise<Socket> {
  const client = connect(`${url}/resident`, { transports, reconnection: false, forceNew: true });
  clients.push(client);
  await new Promise<void>((resolve, reject) => {
    client.once('connect', resolve);
    client.once('connect_error', reject);
  });
  return client;
}

afterEach(() => {
  for (const client of clients.splice(0)) client.disconnect();
});

describe('createSockets', () => {
  it('speaks websocket only, and serves no script of its own', async () => {
    const node = await startNode();
    node.io.of('/resident');
    expect((await join(node.url)).connected).toBe(true);
    await expect(join(node.url, ['polling'])).rejects.toThrow();
    expect((await fetch(`${node.url}/socket.io/socket.io.js`)).headers.get('content-type')).not.toMatch(/javascript/);
    await node.io.close();
  });

  it('judges a connection by the request that opened it, and then lets go of that', async () => {
    const node = await startNode();
    const judged: unknown[] = [];
    const namespace = node.io.of('/resident').use((socket, next) => {
      judged.push(socket.handshake.headers.upgrade);
      next();
    });
    await join(node.url);
    expect(judged).toEqual(['websocket']);
    const [socket] = namespace.sockets.values();
    expect(socket?.request).toBeNull();
    expect(socket?.handshake.headers.upgrade).toBe('websocket');
    await node.io.close();
  });

  it('gives what one connection is told at once to the system in one write, in order', async () => {
    const node = await startNode();
    const joined = once(node.io.of('/resident'), 'connection');
    const client = await join(node.url);
    const [socket] = (await joined) as [ServerSocket];
    const heard: unknown[] = [];
    const all = new Promise<void>((resolve) =>
      client.on('message', (text) => {
        if (heard.push(text) === 4) resolve();
      }),
    );
    const { socket: wire } = socket.conn.transport as unknown as { socket: { _socket: Writes } };
    const stream = wire._socket;
    const writes = [jest.spyOn(stream, '_write'), jest.spyOn(stream, '_writev')];
    await new Promise(setImmediate);
    for (const text of ['one', 'two', 'three']) socket.emit('message', text);
    await new Promise(setImmediate);
    expect(writes.reduce((calls, each) => calls + each.mock.calls.length, 0)).toBe(1);
    socket.emit('message', 'four');
    await all;
    expect(heard).toEqual(['one', 'two', 'three', 'four']);
    await node.io.close();
  });

  it('drops who sends far too much', async () => {
    const node = await startNode();
    node.io.of('/resident');
    const client = await join(node.url);
    const dropped = new Promise((resolve) => client.once('disconnect', resolve));
    client.emit('message:send', 'x'.repeat(2_500_000));
    await dropped;
    await node.io.close();
  });
});

describe('drainSockets', () => {
  it('tells every client of every namespace before it closes', async () => {
    const node = await startNode();
    node.io.of('/resident');
    const five = await Promise.all([1, 2, 3, 4, 5].map(() => join(node.url)));
    let told = 0;
    for (const client of five)
      client.on('drain', () => {
        told += 1;
        client.disconnect();
      });
    await drainSockets(node.io, { perSlice: 2, everyMs: 5, graceMs: 60_000 });
    expect(told).toBe(5);
    expect(node.http.listening).toBe(false);
  });

  it('does not wait for ever for one that stays', async () => {
    const node = await startNode();
    node.io.of('/resident');
    const client = await join(node.url);
    const cut = new Promise((resolve) => client.once('disconnect', resolve));
    await drainSockets(node.io, { perSlice: 25, everyMs: 5, graceMs: 10 });
    await cut;
  });
});

describe('two nodes with Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await testRedis();
  });
  afterAll(() => redis.stop());

  it('reach the clients of each other, also after Redis was killed', async () => {
    const log = createLog({ level: 'silent', nodeName: 'test' });
    const connections = [connectRedis(redis.url, log, 'patient'), connectRedis(redis.url, log, 'patient')];
    const nodes = await Promise.all(connections.map((connection) => startNode(connection)));
    for (const { io } of nodes) io.of('/resident').on('connection', (socket) => void socket.join('conversation:1'));
    const [one, other] = nodes;
    const client = await join(other?.url ?? '');

    // A node that starts, or finds Redis again, misses what was sent before it listened: clients catch up by sequence.
    const say = (text: string): Promise<unknown> =>
      new Promise((resolve) => {
        const again = setInterval(() => one?.io.of('/resident').to('conversation:1').emit('message', text), 50);
        client.on('message', (heard) => {
          if (heard !== text) return;
          clearInterval(again);
          resolve(heard);
        });
      });
    expect(await say('before')).toBe('before');
    await redis.restart();
    expect(await say('after')).toBe('after');
    client.disconnect();
    await Promise.all(nodes.map(({ io }) => io.close()));
    for (const connection of connections) endRedis(connection);
  }, 20_000);
});
