/**
 * Bytes of the hub's own process for one open chat that says nothing, against one connection of a bare socket.io server that knows
 * nothing of it. The same clients, the same flags, the same sweep before each look.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { hubCommand } from '../test/support/hub.ts';
import { connectWire } from '../test/support/wire-client.ts';
import type { WireClient } from '../test/support/wire-client.ts';
import type { Measurement } from './figures.ts';
import { round } from './figures.ts';
import { withHub } from './with-hub.ts';

const CHATS = 5000;
/** What every server makes once, with its first connections, is no cost of a chat. */
const WARM_UP = 1000;
const AT_ONCE = 50;
const PROBE = new URL('memory-probe.js', import.meta.url).href;

interface Memory {
  /** What the system counts for the process (RSS). */
  resident: number;
  /** What the process itself holds: heap, and buffers beside it. */
  used: number;
}

/** What a server holds once it is swept. */
async function memoryOf(server: ChildProcess): Promise<Memory> {
  const { stdout } = server;
  if (!stdout) throw new Error('The server that is measured must print to a pipe.');
  server.kill('SIGUSR2');
  let printed = '';
  for (;;) {
    const [chunk] = (await once(stdout, 'data')) as [Buffer];
    printed += chunk.toString();
    const found = /^memory (\{.*\})$/m.exec(printed);
    if (found) return JSON.parse(found[1] ?? '') as Memory;
  }
}

async function openMany(count: number, open: () => Promise<WireClient>): Promise<WireClient[]> {
  const clients: WireClient[] = [];
  while (clients.length < count) clients.push(...(await Promise.all(Array.from({ length: AT_ONCE }, open))));
  return clients;
}

async function closeAll(clients: readonly WireClient[]): Promise<void> {
  for (const client of clients) client.close();
  await Promise.all(clients.map(({ closed }) => closed));
}

/** Bytes that each of many connections costs a server. */
async function costOf(server: ChildProcess, open: () => Promise<WireClient>): Promise<Memory> {
  await closeAll(await openMany(WARM_UP, open));
  const before = await memoryOf(server);
  const clients = await openMany(CHATS, open);
  const after = await memoryOf(server);
  await closeAll(clients);
  const each = (pick: (memory: Memory) => number) => round((pick(after) - pick(before)) / CHATS, 0);
  return { resident: each(({ resident }) => resident), used: each(({ used }) => used) };
}

async function bare(): Promise<Memory> {
  const flags = hubCommand.filter((argument) => argument.startsWith('--'));
  const relay = fileURLToPath(new URL('bare-relay.js', import.meta.url));
  const child = spawn(process.execPath, [...flags, `--import=${PROBE}`, relay], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  const url = `http://127.0.0.1:${port.toString().trim()}`;
  let rooms = 0;
  const cost = await costOf(child, () => {
    rooms += 1;
    return connectWire({ url, namespace: '/pair', auth: { room: `room-${rooms}` } });
  });
  child.kill();
  await once(child, 'exit');
  return cost;
}

const hubs = (): Promise<Memory> =>
  withHub(
    ({ url, process: server }) =>
      costOf(server, async () => {
        const client = await connectWire({ url, namespace: '/resident' });
        // The last thing that a new chat is told.
        await new Promise<void>((told) => client.on('queue', () => told()));
        return client;
      }),
    { NODE_OPTIONS: `--import=${PROBE}` },
  );

export async function idle(): Promise<Measurement> {
  const theirs = await bare();
  const ours = await hubs();
  return {
    figures: { chats: CHATS, residentBytes: ours.resident, usedBytes: ours.used },
    baseline: { residentBytes: theirs.resident, usedBytes: theirs.used },
    ratio: {
      memory: round(ours.resident / theirs.resident),
      used: round(ours.used / theirs.used),
    },
  };
}
