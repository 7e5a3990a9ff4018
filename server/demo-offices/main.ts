/** Starts the demonstration's back offices on loopback: `main.js --port PORT --key KEY`. Says their address when they listen. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { createOffices } from './offices.ts';
import { readRecords } from './records.ts';

const { port, key } = parseArgs({
  options: { port: { type: 'string', default: '0' }, key: { type: 'string', default: '' } },
}).values;

const find = readRecords(() => new Date());
const server = createServer(createOffices(find, key)).listen(Number(port), '127.0.0.1');
await once(server, 'listening');
process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });

function end(): void {
  server.close();
  server.closeAllConnections();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(signal, end);
