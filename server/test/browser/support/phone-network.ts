/**
 * As much of a telephone network as a call at the console needs: Twilio's API for calls and conferences, an agent's line without
 * sound, and a resident who rings. It tells the hub what happens by signed webhooks, as the network would.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Request, Response } from 'express';
import { callWebhook } from '../../../demo-twilio/webhooks.ts';
import type { WebhookTarget } from '../../../demo-twilio/webhooks.ts';
import { freePort } from '../../support/port.ts';
import { telephone } from '../../support/telephone.ts';
import type { Document, Telephone } from '../../support/telephone.ts';

const ACCOUNT = 'AC00000000000000000000000000000001';
const TOKEN = 'token-of-the-tests';

/** A call of a resident: theirs, or one that the hub made. */
interface Party {
  phone: Telephone;
  /** Where the hub is told of its conference; null while it is in none. */
  told: string | null;
  /** What it is called in its conference. */
  label: string;
  /** Tells the hub that it has ended, where it asked to be told. */
  over: () => Promise<unknown>;
}

export interface PhoneNetwork {
  env: Record<string, string>;
  hubPort: number;
  /** What agents' lines and calls were asked to do, oldest first. */
  asked: string[];
  /** A resident rings the council and asks for a person. */
  ring(number: string): Promise<Telephone>;
  /** The resident whom the hub rings, or is about to, takes the call; answers how they hang up. */
  answer(): Promise<() => Promise<void>>;
  /** From now on no line of an agent comes about, or they do again. */
  breakLines(isBroken: boolean): void;
  close(): Promise<void>;
}

export async function openPhoneNetwork(): Promise<PhoneNetwork> {
  const hubPort = await freePort();
  const hub = `http://127.0.0.1:${hubPort}`;
  const target: WebhookTarget = { hub, publicBaseUrl: hub, token: TOKEN };
  const parties = new Map<string, Party>();
  const lines = new Map<string, Party>();
  const listeners = new Set<Response>();
  const asked: string[] = [];
  let areLinesBroken = false;
  const rung: (() => Promise<Party>)[] = [];
  const waiting: ((answer: () => Promise<Party>) => void)[] = [];

  /** Tells the hub of the conference that a party is in. */
  const tell = async (event: string, { phone, told, label }: Party) => {
    if (told === null) return;
    const fields = { CallSid: phone.sid, ConferenceSid: 'CF1', StatusCallbackEvent: event, ParticipantLabel: label };
    await callWebhook(target, hub + told, fields);
  };
  const signal = (name: string, callSid: string) => {
    for (const each of listeners) each.write(`event: ${name}\ndata: ${JSON.stringify({ callSid })}\n\n`);
  };
  /** Carries out a document as far as its conference. */
  const carryOut = async (party: Party, document: Document) => {
    party.label = /participantLabel="([^"]*)"/.exec(document.xml)?.[1] ?? '';
    party.told = document.conference === null ? null : conferenceAddress(document);
    await tell('participant-join', party);
  };
  const partyOf = (sid: string | string[] | undefined): Party | undefined => parties.get(String(sid));
  const end = async (party: Party) => {
    for (const line of lines.values()) {
      await tell('participant-leave', line);
      signal('disconnect', line.phone.sid);
    }
    await tell('conference-end', party);
    await party.over();
  };

  const app = express();
  app.use(express.json(), express.urlencoded({ extended: false }));
  app.use('/clients', (req, res, next) => {
    res.set({ 'access-control-allow-origin': hub, 'access-control-allow-headers': 'content-type' });
    if (req.method === 'OPTIONS') res.status(204).end();
    else next();
  });
  app.get('/clients/:identity/events', (_req, res) => {
    res.set('content-type', 'text/event-stream');
    res.write(':\n\n');
    listeners.add(res);
    res.on('close', () => listeners.delete(res));
  });
  app.post('/clients/:identity/connect', async (req: Request, res: Response) => {
    if (areLinesBroken) return res.status(503).json({});
    const { params } = req.body as { params: Record<string, string> };
    const phone = telephone(target, `client:${String(req.params.identity)}`, params);
    const document = await phone.ring();
    const line: Party = { phone, told: null, label: '', over: () => phone.hangUp() };
    res.json({ callSid: phone.sid, status: document.isRejected ? 'busy' : 'in-progress' });
    if (document.isRejected) {
      signal('disconnect', phone.sid);
      return res;
    }
    asked.push('connect');
    lines.set(phone.sid, line);
    signal('accept', phone.sid);
    await carryOut(line, document);
    return res;
  });
  app.post('/clients/:identity/calls/:sid/:what', async (req, res) => {
    const { sid, what } = req.params;
    const { digits = '' } = req.body as { digits?: string };
    asked.push(`${what} ${digits}`.trim());
    res.json({});
    const line = lines.get(sid);
    if (what !== 'hangup' || !line) return;
    lines.delete(sid);
    signal('disconnect', sid);
    await tell('participant-leave', line);
  });

  const api = `/2010-04-01/Accounts/${ACCOUNT}`;
  app.post(`${api}/Calls.json`, (req, res) => {
    const { To: number, Url: url, StatusCallback: status } = req.body as Record<string, string>;
    const phone = telephone(target, String(number), { Direction: 'outbound-api' });
    const ended = { CallSid: phone.sid, CallStatus: 'completed' };
    const party: Party = { phone, told: null, label: '', over: () => callWebhook(target, String(status), ended) };
    parties.set(phone.sid, party);
    asked.push(`ring ${String(number)}`);
    res.status(201).json({ sid: phone.sid, status: 'queued' });
    const answer = async () => {
      await carryOut(party, await phone.ask(pathOf(String(url)), { AnsweredBy: 'human' }));
      return party;
    };
    const take = waiting.shift();
    if (take) take(answer);
    else rung.push(answer);
  });
  app.post(`${api}/Calls/:sid.json`, async (req, res) => {
    const { Url: url, Status: status } = req.body as Record<string, string | undefined>;
    const party = partyOf(req.params.sid);
    res.json({ sid: req.params.sid, status: status ?? 'in-progress' });
    if (!party) return;
    if (status === 'completed') await end(party);
    else if (url !== undefined) await carryOut(party, await party.phone.ask(pathOf(url)));
  });
  app.post(`${api}/Conferences/:conference/Participants/:sid.json`, async (req, res) => {
    const isHeld = (req.body as Record<string, string>).Hold === 'true';
    const party = partyOf(req.params.sid);
    res.json({ call_sid: req.params.sid, hold: isHeld });
    if (party) await tell(isHeld ? 'participant-hold' : 'participant-unhold', party);
  });

  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    hubPort,
    asked,
    env: {
      ...{ TWILIO_ACCOUNT_SID: ACCOUNT, TWILIO_AUTH_TOKEN: TOKEN, TWILIO_FROM: '+447700900999' },
      ...{ TWILIO_API_BASE_URL: url, SIMULATOR_URL: url, PUBLIC_BASE_URL: hub },
    },
    ring: async (number) => {
      const phone = telephone(target, number);
      parties.set(phone.sid, { phone, told: null, label: '', over: () => phone.hangUp() });
      await phone.ring();
      await phone.press('0');
      return phone;
    },
    answer: async () => {
      const answer = rung.shift() ?? (await new Promise<() => Promise<Party>>((take) => waiting.push(take)));
      const party = await answer();
      return () => end(party);
    },
    breakLines: (isBroken) => {
      areLinesBroken = isBroken;
    },
    close: async () => {
      for (const each of listeners) each.end();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const pathOf = (url: string): string => url.slice(new URL(url).origin.length);

function conferenceAddress({ xml }: Document): string | null {
  return /<Conference[^>]*\sstatusCallback="([^"]*)"/.exec(xml)?.[1]?.replaceAll('&amp;', '&') ?? null;
}
