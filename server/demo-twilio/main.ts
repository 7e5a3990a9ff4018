/**
 * Starts the stand-in for Twilio on loopback: `main.js --port PORT --hub URL --public URL --account SID --token TOKEN --from NUMBER`,
 * and `--fallback URL` for calls about which the hub cannot be asked.
 * Ends with whoever started it.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { createSimulator } from './simulator.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    hub: { type: 'string', default: 'http://127.0.0.1:3000' },
    public: { type: 'string', default: 'http://localhost:3000' },
    account: { type: 'string', default: '' },
    token: { type: 'string', default: '' },
    from: { type: 'string', default: '' },
    fallback: { type: 'string' },
    rate: { type: 'string', default: '10' },
  },
});

const server = createServer();
server.on(
  'request',
  createSimulator({
    hub: values.hub,
    publicBaseUrl: values.public,
    accountSid: values.account,
    token: values.token,
    from: values.from,
    perSecond: Number(values.rate),
    fallback: values.fallback,
    self: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  }),
);
server.listen(Number(values.port), '127.0.0.1', () => process.send?.('listening'));

function end(): void {
  server.close();
  server.closeAllConnections();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(signal, end);
