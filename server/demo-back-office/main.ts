/**
 * Starts the demonstration's back office on loopback: `main.js --port PORT --data FOLDER`. Says its address when it listens. With
 * `--hub ADDRESS --secret SECRET` it tells the hub of every change.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createBackOffice } from './back-office.ts';
import { openReports } from './report-store.ts';
import { tellHub } from './tell-hub.ts';

const { port, data, hub, secret } = parseArgs({
  options: {
    ...{ port: { type: 'string', default: '0' }, data: { type: 'string', default: '.data' } },
    ...{ hub: { type: 'string' }, secret: { type: 'string' } },
  },
}).values;

const store = openReports(join(data, 'back-office', 'reports.jsonl'), () => new Date());
const onChange = (serviceRequestId: string): void => {
  if (hub !== undefined && secret !== undefined) void tellHub({ hub, secret }, serviceRequestId);
};
const server = createServer(createBackOffice(store, onChange)).listen(Number(port), '127.0.0.1');
await once(server, 'listening');
process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });

function end(): void {
  server.close();
  server.closeAllConnections();
  store.close();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(signal, end);
