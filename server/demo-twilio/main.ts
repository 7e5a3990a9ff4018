/**
 * Starts the stand-in for Twilio on loopback: `main.js --port PORT --hub URL --public URL --account SID --token TOKEN --from NUMBER`.
 * Ends with whoever started it.
 */
import { createServer } from 'node:http';
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
    rate: { type: 'string', default: '10' },
  },
});

const server = createServer(
  createSimulator({
    hub: values.hub,
    publicBaseUrl: values.public,
    accountSid: values.account,
    token: values.token,
    from: values.from,
    perSecond: Number(values.rate),
    clock: () => Date.now(),
  }),
).listen(Number(values.port), '127.0.0.1', () => process.send?.('listening'));

function end(): void {
  server.close();
  server.closeAllConnections();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(signal, end);
