import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Server } from 'socket.io';
import type { Line, LineEvents } from './line.ts';
import { socketLine } from './socket-line.ts';
import { CONVERSATION, eventOf, idOf } from './testing/events.ts';

const MESSAGE = { conversationId: CONVERSATION, clientId: idOf(1), text: 'Hello' };
const toClose: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

/** A real socket.io server, and a line to it that reports through a queue. */
async function open() {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'], serveClient: false });
  const tokens: unknown[] = [];
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  toClose.push(() => io.close());

  const told: string[] = [];
  const waiting: (() => void)[] = [];
  const tell = (text: string) => {
    told.push(text);
    for (const wake of waiting.splice(0)) wake();
  };
  /** Resolves when the text was told the nth time. */
  const heard = async (text: string, times = 1) => {
    while (told.filter((each) => each === text).length < times) await new Promise<void>((done) => waiting.push(done));
  };
  const events: LineEvents = {
    up: ({ conversationId }) => tell(`up ${conversationId}`),
    down: () => tell('down'),
    failed: () => tell('failed'),
    leaving: () => tell('leaving'),
    message: ({ seq }) => tell(`message ${seq}`),
    tail: ({ seq }) => tell(`tail ${seq}`),
    draft: () => tell('draft'),
    queue: ({ position }) => tell(`queue ${position ?? 'unknown'}`),
    typing: ({ name }) => tell(`typing ${name ?? ''}`),
    read: ({ seq }) => tell(`read ${seq}`),
  };
  const residents = io.of('/resident');
  residents.on('connection', (socket) => {
    tokens.push((socket.handshake.auth as { token?: string }).token ?? null);
    socket.emit('session', { token: 'token', conversationId: CONVERSATION });
  });
  const connect = (): Line => {
    const { port } = http.address() as AddressInfo;
    const later = (_milliseconds: number, run: () => void) => {
      const soon = setImmediate(run);
      return () => clearImmediate(soon);
    };
    const line = socketLine(`http://127.0.0.1:${port}`, later)({ token: () => 'kept', lastSeq: () => 0 }, events);
    toClose.push(() => line.close());
    return line;
  };
  return { residents, connect, heard, told, tokens };
}

describe('line by socket', () => {
  it('shows its token, and tells everything that the hub says', async () => {
    const { residents, connect, heard, tokens } = await open();
    connect();
    await heard(`up ${CONVERSATION}`);
    expect(tokens).toEqual(['kept']);
    residents.emit('message', eventOf(7));
    residents.emit('tail', { conversationId: CONVERSATION, seq: 8 });
    residents.emit('queue', { state: 'queued', position: 2, waitSeconds: 60 });
    residents.emit('typing', { conversationId: CONVERSATION, from: 'agent', name: 'Priya' });
    residents.emit('read', { conversationId: CONVERSATION, from: 'agent', seq: 7 });
    residents.emit('drain');
    for (const text of ['message 7', 'tail 8', 'queue 2', 'typing Priya', 'read 7', 'leaving']) await heard(text);
  });

  it('gives the hub’s acknowledgement, and null while it is not connected', async () => {
    const { residents, connect, heard } = await open();
    residents.on('connection', (socket) => {
      socket.on('message:send', (_payload, ack: (answer: object) => void) => ack({ ok: true, seq: 1, at: 'now' }));
    });
    const line = connect();
    expect(await line.send(MESSAGE)).toBeNull();
    await heard(`up ${CONVERSATION}`);
    expect(await line.send(MESSAGE)).toEqual({ ok: true, seq: 1, at: 'now' });
  });

  it('answers null when the connection is lost before the acknowledgement', async () => {
    const { residents, connect, heard } = await open();
    residents.on('connection', (socket) => {
      socket.on('message:send', () => socket.conn.close());
    });
    const line = connect();
    await heard(`up ${CONVERSATION}`);
    expect(await line.send(MESSAGE)).toBeNull();
    await heard('down');
  });

  it('comes back by itself after the hub has closed it, and after the hub has refused it', async () => {
    const { residents, connect, heard } = await open();
    let refusals = 1;
    residents.use((_socket, next) => (refusals-- > 0 ? next(new Error('refused')) : next()));
    connect();
    await heard('failed');
    await heard(`up ${CONVERSATION}`);
    residents.disconnectSockets();
    await heard('down');
    await heard(`up ${CONVERSATION}`, 2);
  });
});
