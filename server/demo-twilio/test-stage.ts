/** The network with a hub of a few lines, for tests: what the hub answers is set, and what it was asked is kept. */
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import twilio from 'twilio';
import { telephonesAt } from '../test/support/twilio.ts';
import type { Telephones } from '../test/support/twilio.ts';
import { createClock } from './clock.ts';
import { createSimulator } from './simulator.ts';

export const ACCOUNT = 'AC00000000000000000000000000000001';
export const COUNCIL = '+447700900999';
export const RESIDENT = '+447700900001';
const TOKEN = 'token-of-the-tests';

export interface Asked {
  path: string;
  method: string;
  fields: Record<string, string>;
  isSigned: boolean;
}

type Answer = string | { status: number; body?: string; type?: string } | ((asked: Asked) => string | Promise<string>);

export interface Stage extends Telephones {
  url: string;
  /** The hub's own address. */
  hub: string;
  /** What the hub answers there; TwiML is wrapped in its root. */
  answers(path: string, answer: Answer): void;
  /** What the hub was asked there, oldest first. */
  asked(path: string): Asked[];
  /** Everything that the hub was asked: where, and what of it matters. */
  log(field: string): string[];
  /** The API, as the hub uses it. */
  api(
    method: string,
    path: string,
    fields?: Record<string, string | string[]>,
  ): Promise<{ status: number; body: Record<string, unknown> }>;
  client: ReturnType<typeof twilio>;
  close(): Promise<void>;
}

export const twiml = (verbs: string): string => `<?xml version="1.0" encoding="UTF-8"?><Response>${verbs}</Response>`;

async function listen(listener: RequestListener): Promise<{ server: Server; url: string }> {
  const server = createServer(listener);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** `perSecond` texts are taken; `fallback` is a path of the hub. */
export async function openStage({ perSecond = 100, fallback = '' } = {}): Promise<Stage> {
  const answers = new Map<string, Answer>();
  const heard: Asked[] = [];
  const app = express();
  app.use(express.urlencoded({ extended: false }));
  app.use(async (req, res) => {
    const fields = { ...(req.query as Record<string, string>), ...(req.body as Record<string, string> | undefined) };
    const signature = req.get('x-twilio-signature') ?? '';
    const body = (req.body as Record<string, string> | undefined) ?? {};
    const isSigned = twilio.validateRequest(TOKEN, signature, hub.url + req.originalUrl, body);
    const asked = { path: req.path, method: req.method, fields, isSigned };
    heard.push(asked);
    const answer = answers.get(req.path) ?? '';
    if (typeof answer === 'object')
      res
        .status(answer.status)
        .type(answer.type ?? 'text/xml')
        .send(answer.body ?? '');
    else res.type('text/xml').send(twiml(typeof answer === 'string' ? answer : await answer(asked)));
  });
  const hub = await listen(app);
  const began = Date.now();
  const network = await listen((req, res) => {
    simulator(req, res);
  });
  const simulator = createSimulator({
    ...{ hub: hub.url, publicBaseUrl: hub.url, accountSid: ACCOUNT, token: TOKEN, from: COUNCIL, perSecond },
    fallback: fallback === '' ? undefined : hub.url + fallback,
    self: () => network.url,
    // However long the machine takes over a step, none of it passes on the telephone.
    clock: createClock(() => began),
  });
  const client = twilio(ACCOUNT, TOKEN, { autoRetry: false });
  client.api.baseUrl = network.url;
  return {
    ...telephonesAt(network.url),
    ...{ url: network.url, hub: hub.url, client },
    answers: (path, answer) => void answers.set(path, answer),
    asked: (path) => heard.filter((asked) => asked.path === path),
    log: (field) =>
      heard.filter(({ fields }) => field in fields).map(({ path, fields }) => `${path} ${fields[field] ?? ''}`),
    api: async (method, path, fields = {}) => {
      const form = new URLSearchParams(
        Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])),
      );
      const authorization = `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}`;
      const request = method === 'POST' ? { method, body: form } : { method };
      const answer = await fetch(`${network.url}/2010-04-01/Accounts/${ACCOUNT}/${path}`, {
        ...request,
        headers: { authorization },
      });
      const text = await answer.text();
      return { status: answer.status, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown> };
    },
    close: async () => {
      for (const { server } of [hub, network]) {
        server.closeAllConnections();
        await new Promise((closed) => server.close(closed));
      }
    },
  };
}
