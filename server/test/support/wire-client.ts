/**
 * A thin socket.io client for load and for tests: engine.io 4 over one websocket, spoken directly, so that the generator spends as little
 * of the machine as it can. It knows connect, emit with acknowledgement, and events; nothing else.
 */
import { WebSocket } from 'ws';

export interface WireClient {
  emit(event: string, payload: unknown): void;
  /** Sends an event and calls back with what was acknowledged. */
  ask(event: string, payload: unknown, answered: (answer: unknown) => void): void;
  on(event: string, listener: (payload: unknown) => void): void;
  close(): void;
  /** Settles when the connection has ended, whoever ended it. */
  closed: Promise<void>;
}

export interface WireOptions {
  url: string;
  namespace: string;
  auth?: object;
  cookie?: string;
  /** Further headers of the handshake. */
  headers?: Readonly<Record<string, string>>;
  /** Events that are not even read: hundreds of clients of one generator would else spend the machine on reading. */
  deafTo?: readonly string[];
}

/** Connects and settles once the namespace has accepted; rejects with what it was refused for. */
export function connectWire(options: WireOptions): Promise<WireClient> {
  const { url, namespace, auth = {}, cookie, headers, deafTo = [] } = options;
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    perMessageDeflate: false,
    headers: { ...headers, ...(cookie !== undefined && { cookie }) },
  });
  const listeners = new Map<string, ((payload: unknown) => void)[]>();
  /** What came before anybody listened: a server may speak in the same moment that it accepts. */
  const early = new Map<string, unknown[]>();
  const waiting = new Map<number, (answer: unknown) => void>();
  const prefix = `${namespace},`;
  const unheard = deafTo.map((event) => `42${prefix}["${event}"`);
  let nextId = 0;

  const client: WireClient = {
    emit: (event, payload) => socket.send(`42${prefix}${JSON.stringify([event, payload])}`),
    ask: (event, payload, answered) => {
      nextId += 1;
      waiting.set(nextId, answered);
      socket.send(`42${prefix}${nextId}${JSON.stringify([event, payload])}`);
    },
    on: (event, listener) => {
      listeners.set(event, [...(listeners.get(event) ?? []), listener]);
      for (const payload of early.get(event) ?? []) listener(payload);
      early.delete(event);
    },
    close: () => socket.close(),
    closed: new Promise((resolve) => socket.on('close', () => resolve())),
  };

  return new Promise((accept, refuse) => {
    socket.on('error', refuse);
    socket.on('close', () => refuse(new Error('The connection closed before it was accepted.')));
    socket.on('message', (data: Buffer) => {
      const packet = data.toString();
      if (unheard.some((start) => packet.startsWith(start))) return;
      if (packet === '2') {
        socket.send('3');
        return;
      }
      if (packet.startsWith('0')) {
        socket.send(`40${prefix}${JSON.stringify(auth)}`);
        return;
      }
      if (packet.startsWith(`44${prefix}`)) {
        refuse(new Error(packet.slice(2 + prefix.length)));
        return;
      }
      if (packet.startsWith(`40${prefix}`)) {
        accept(client);
        return;
      }
      const isAck = packet.startsWith(`43${prefix}`);
      if (!isAck && !packet.startsWith(`42${prefix}`)) return;
      const start = packet.indexOf('[', 2 + prefix.length);
      const args = JSON.parse(packet.slice(start)) as unknown[];
      if (isAck) {
        const id = Number(packet.slice(2 + prefix.length, start));
        waiting.get(id)?.(args[0]);
        waiting.delete(id);
        return;
      }
      const event = String(args[0]);
      const heard = listeners.get(event);
      if (!heard) early.set(event, [...(early.get(event) ?? []), args[1]]);
      else for (const listener of heard) listener(args[1]);
    });
  });
}
