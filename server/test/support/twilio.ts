/** The demonstration's telephone network as its own process, as `npm start` runs it, with what a test asks of it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as z from 'zod';
import type { Fault } from '../../demo-twilio/faults.ts';
import { callWebhook } from '../../demo-twilio/webhooks.ts';
import { freePort, projectRoot } from './hub.ts';

const textSchema = z.object({
  sid: z.string(),
  direction: z.enum(['inbound', 'outbound-api', 'outbound-reply']),
  to: z.string(),
  body: z.string(),
  segments: z.number(),
  status: z.string(),
  at: z.number(),
});
export type NetworkText = z.infer<typeof textSchema>;

export interface TestTwilio {
  /** What the hub's environment has to say. */
  env: Record<string, string>;
  hubPort: number;
  /** A handset texts the council. */
  text(from: string, body: string): Promise<NetworkText>;
  /** What a handset got from the council, oldest first. */
  received(number: string): Promise<NetworkText[]>;
  /** Every text that the hub sent, oldest first. */
  sent(): Promise<NetworkText[]>;
  fault(fault: Fault): Promise<void>;
  /** Calls a webhook of the hub with these fields, signed as told. */
  webhook(path: string, fields: Record<string, string>, token?: string): Promise<number | undefined>;
  stop(): Promise<void>;
}

const ACCOUNT = 'AC00000000000000000000000000000001';
const TOKEN = 'token-of-the-tests';
const COUNCIL = '+447700900999';

/** Starts it for a hub that will listen on `hubPort`. */
export async function testTwilio({ perSecond = 100 } = {}): Promise<TestTwilio> {
  const [port, hubPort] = [await freePort(), await freePort()];
  const [url, hub] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${hubPort}`];
  const args = ['--port', String(port), '--hub', hub, '--public', hub, '--account', ACCOUNT];
  const more = ['--token', TOKEN, '--from', COUNCIL, '--rate', String(perSecond)];
  const child = spawn(process.execPath, ['server/dist/demo-twilio/main.js', ...args, ...more], {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await once(child, 'message');

  const post = async (path: string, body: object): Promise<Response> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(await response.text());
    return response;
  };
  const texts = async (query = ''): Promise<NetworkText[]> =>
    z.array(textSchema).parse(await (await fetch(`${url}/texts${query}`)).json());
  return {
    hubPort,
    env: {
      ...{ PUBLIC_BASE_URL: hub, TWILIO_ACCOUNT_SID: ACCOUNT, TWILIO_AUTH_TOKEN: `${TOKEN},the-old-token` },
      ...{ TWILIO_FROM: COUNCIL, TWILIO_API_BASE_URL: url, TWILIO_TEXTS_PER_SECOND: String(perSecond) },
    },
    text: async (from, body) => textSchema.parse(await (await post('/texts', { from, body })).json()),
    received: async (number) =>
      (await texts(`?number=${encodeURIComponent(number)}`)).filter(({ direction }) => direction === 'outbound-api'),
    sent: async () => (await texts()).filter(({ direction }) => direction === 'outbound-api').reverse(),
    fault: async (fault) => {
      await post('/faults', fault);
    },
    webhook: async (path, fields, token = TOKEN) =>
      (await callWebhook({ hub, publicBaseUrl: hub, token }, hub + path, fields))?.status,
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
}
