/** The demonstration's telephone network as its own process, as `npm start` runs it, with what a test asks of it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as z from 'zod';
import type { FaultInput } from '../../demo-twilio/faults.ts';
import type { CallState } from '../../demo-twilio/handset/call-state.ts';
import { callWebhook } from '../../demo-twilio/webhooks.ts';
import { projectRoot } from './hub.ts';
import { freePort } from './port.ts';

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
export type { CallState } from '../../demo-twilio/handset/call-state.ts';

/** A call at a telephone. What one does answers how it is when all that it caused was done; it throws when the call does not wait for that. */
export interface TestCall {
  readonly sid: string;
  state(): Promise<CallState>;
  /** The state in which that is so, as soon as it is. */
  until(isSo: (state: CallState) => boolean): Promise<CallState>;
  press(digits: string): Promise<CallState>;
  speak(text: string): Promise<CallState>;
  /** The present wait times out now. */
  silence(): Promise<CallState>;
  hangup(): Promise<CallState>;
  answer(): Promise<CallState>;
  decline(): Promise<CallState>;
  /** Voicemail answers. */
  machine(): Promise<CallState>;
}

/** What can be done at the telephones of a network. A telephone is a number, or an agent's line: `client:IDENTITY`. */
export interface Telephones {
  /** A handset rings the council. */
  call(number: string): Promise<TestCall>;
  /** An agent's line rings the hub, with what it has to say. */
  connect(identity: string, params?: Record<string, string>): Promise<TestCall>;
  /** The call that rings a telephone, as soon as one does. */
  ringing(party: string): Promise<TestCall>;
  /** Every call at a telephone, newest first. */
  calls(party: string): Promise<CallState[]>;
  /** Moves the network's clock on. */
  advance(seconds: number): Promise<void>;
  fault(fault: FaultInput): Promise<void>;
}

export interface TestTwilio extends Telephones {
  /** What the hub's environment has to say. */
  env: Record<string, string>;
  hubPort: number;
  /** A handset texts the council. */
  text(from: string, body: string): Promise<NetworkText>;
  /** What a handset got from the council, oldest first. */
  received(number: string): Promise<NetworkText[]>;
  /** Every text that the hub sent, oldest first. */
  sent(): Promise<NetworkText[]>;
  /** Calls a webhook of the hub with these fields, signed as told. */
  webhook(path: string, fields: Record<string, string>, token?: string): Promise<number | undefined>;
  stop(): Promise<void>;
}

const ACCOUNT = 'AC00000000000000000000000000000001';
const TOKEN = 'token-of-the-tests';
const COUNCIL = '+447700900999';

async function asked(response: Promise<Response>): Promise<Response> {
  const answer = await response;
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
  return answer;
}

function post(address: string, body: object = {}): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return asked(fetch(address, { method: 'POST', headers, body: JSON.stringify(body) }));
}

const stateOf = async (response: Promise<Response>): Promise<CallState> => (await (await response).json()) as CallState;

function callAt(telephone: string, sid: string): TestCall {
  const address = `${telephone}/calls/${sid}`;
  const look = (query = ''): Promise<CallState> => stateOf(asked(fetch(address + query)));
  const act = (name: string, body?: object): Promise<CallState> => stateOf(post(`${address}/${name}`, body));
  return {
    sid,
    state: () => look(),
    until: async (isSo) => {
      let state = await look();
      while (!isSo(state)) state = await look(`?after=${state.version}`);
      return state;
    },
    press: (digits) => act('press', { digits }),
    speak: (text) => act('speak', { text }),
    silence: () => act('silence'),
    hangup: () => act('hangup'),
    answer: () => act('answer'),
    decline: () => act('decline'),
    machine: () => act('machine'),
  };
}

/** The telephones of the network at this address. */
export function telephonesAt(url: string): Telephones {
  const telephone = (party: string): string =>
    party.startsWith('client:')
      ? `${url}/clients/${encodeURIComponent(party.slice('client:'.length))}`
      : `${url}/handsets/${encodeURIComponent(party)}`;
  const begin = async (party: string, path: string, body?: object): Promise<TestCall> =>
    callAt(telephone(party), (await stateOf(post(`${telephone(party)}/${path}`, body))).sid);
  return {
    call: (number) => begin(number, 'calls'),
    connect: (identity, params = {}) => begin(`client:${identity}`, 'connect', { params }),
    ringing: async (party) =>
      callAt(telephone(party), (await stateOf(asked(fetch(`${telephone(party)}/ringing`)))).sid),
    calls: async (party) => (await (await asked(fetch(`${telephone(party)}/calls`))).json()) as CallState[],
    advance: async (seconds) => {
      await post(`${url}/clock`, { seconds });
    },
    fault: async (fault) => {
      await post(`${url}/faults`, fault);
    },
  };
}

/** Starts it for a hub that will listen on `hubPort`. */
export async function testTwilio({ perSecond = 100, fallback = '' } = {}): Promise<TestTwilio> {
  const [port, hubPort] = [await freePort(), await freePort()];
  const [url, hub] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${hubPort}`];
  const args = ['--port', String(port), '--hub', hub, '--public', hub, '--account', ACCOUNT];
  const more = ['--token', TOKEN, '--from', COUNCIL, '--rate', String(perSecond)];
  if (fallback !== '') more.push('--fallback', fallback);
  const child = spawn(process.execPath, ['server/dist/demo-twilio/main.js', ...args, ...more], {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await once(child, 'message');

  const texts = async (query = ''): Promise<NetworkText[]> =>
    z.array(textSchema).parse(await (await fetch(`${url}/texts${query}`)).json());
  return {
    ...telephonesAt(url),
    hubPort,
    env: {
      ...{ PUBLIC_BASE_URL: hub, TWILIO_ACCOUNT_SID: ACCOUNT, TWILIO_AUTH_TOKEN: `${TOKEN},the-old-token` },
      ...{ TWILIO_FROM: COUNCIL, TWILIO_API_BASE_URL: url, TWILIO_TEXTS_PER_SECOND: String(perSecond) },
    },
    text: async (from, body) => textSchema.parse(await (await post(`${url}/texts`, { from, body })).json()),
    received: async (number) =>
      (await texts(`?number=${encodeURIComponent(number)}`)).filter(({ direction }) => direction === 'outbound-api'),
    sent: async () => (await texts()).filter(({ direction }) => direction === 'outbound-api').reverse(),
    webhook: async (path, fields, token = TOKEN) =>
      (await callWebhook({ hub, publicBaseUrl: hub, token }, hub + path, fields))?.status,
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
}
