/**
 * A stand-in for the telephone network and Twilio's API for texts and calls: the parts that the hub uses, with real answers, errors and
 * signed webhooks. The handsets' page and the agents' lines are beside it. For loopback alone.
 */
import express, { Router } from 'express';
import type { Express, Request } from 'express';
import * as z from 'zod';
import { API, refuse } from './api.ts';
import { routeCalls } from './calls/calls.routes.ts';
import { createExchange } from './calls/exchange.ts';
import { createSignals } from './calls/signals.ts';
import { routeClients } from './clients/clients.routes.ts';
import { createClock } from './clock.ts';
import { routeConferences } from './conferences/conferences.routes.ts';
import { createFaults, faultSchema } from './faults.ts';
import { handsetPage, STYLE } from './handset/handset-page.ts';
import { callState } from './handset/call-state.ts';
import { routeParty } from './handset/party.routes.ts';
import { routeRecordings } from './recordings/recordings.routes.ts';
import { NOT_FOUND, UNAUTHORISED } from './refusals.ts';
import { createNetwork } from './texts/network.ts';
import { createPostOffice } from './texts/post-office.ts';
import { handsetTextSchema, routeTexts } from './texts/texts.routes.ts';
import type { WebhookTarget } from './webhooks.ts';

export interface SimulatorOptions extends WebhookTarget {
  accountSid: string;
  /** The council's number. */
  from: string;
  /** How many texts a second it takes of that number. */
  perSecond: number;
  /** Asked when the hub cannot say what a call is to do. */
  fallback: string | undefined;
  /** Where this network is, as the hub reaches it. */
  self: () => string;
}

const LONGEST_ADVANCE = 7 * 24 * 60 * 60;
const advanceSchema = z.strictObject({ seconds: z.coerce.number().min(0).max(LONGEST_ADVANCE) });

export function createSimulator(options: SimulatorOptions): Express {
  const { accountSid, token, from: council, hub, publicBaseUrl } = options;
  const clock = createClock();
  const signals = createSignals();
  const faults = createFaults();
  const network = createNetwork(clock.now, ({ direction, from, to }) =>
    signals.emit({ type: 'changed', party: direction === 'inbound' ? from : to }),
  );
  const postOffice = createPostOffice({ ...options, network });
  const exchange = createExchange({ ...options, clock, faults, signals });

  const app = express();
  app.disable('x-powered-by');
  app.use(express.json(), express.urlencoded({ extended: false }));

  const api = Router();
  api.use((req, res, next) => {
    const expected = `Basic ${Buffer.from(`${accountSid}:${token}`).toString('base64')}`;
    if (req.get('authorization') === expected && req.path.startsWith(`/Accounts/${accountSid}/`)) next();
    else refuse(res, UNAUTHORISED);
  });
  const shared = { faults, accountSid, from: council };
  routeTexts(api, { ...shared, network, postOffice, perSecond: options.perSecond, now: clock.now });
  for (const route of [routeCalls, routeConferences, routeRecordings]) route(api, { ...shared, exchange });
  api.use((_req, res) => refuse(res, NOT_FOUND));
  app.use(API, api);

  const origins = [...new Set([publicBaseUrl, hub].map((url) => new URL(url).origin))];
  app.use('/clients', routeClients({ exchange, signals, origins }));

  app.use((req, res, next) => {
    // A page of another site may not text or call from this one.
    const site = req.get('sec-fetch-site') ?? 'none';
    if (req.method === 'GET' || site === 'none' || site === 'same-origin') next();
    else res.status(403).type('text').send('Only this page may do that.');
  });

  app.post('/handsets/:number/calls', async (req, res) => {
    const leg = exchange.callIn(req.params.number);
    await leg.activity.quiet();
    res.json({ callSid: leg.call.sid, ...callState(leg, exchange.rooms) });
  });
  routeParty(app, '/handsets/:number', { exchange, signals, partyOf: (req) => req.params.number ?? '' });

  app.post('/clock', async (req, res) => {
    const { data } = advanceSchema.safeParse(req.body);
    if (data === undefined) {
      res.status(400).type('text').send('Give seconds.');
      return;
    }
    await clock.advance(data.seconds, () => exchange.activity.quiet());
    res.json({ now: clock.now() });
  });

  app.get('/', (req, res) => {
    res.set('content-security-policy', "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'");
    const number = typeof req.query.number === 'string' ? req.query.number : undefined;
    res.send(handsetPage({ number, network, faults: faults.all(), council }));
  });
  app.get('/style.css', (_req, res) => void res.type('css').send(STYLE));
  app.post('/texts', async (req, res) => {
    const { data } = handsetTextSchema.safeParse(req.body);
    if (data === undefined) {
      res.status(400).type('text').send('Give from and body.');
      return;
    }
    const sent = await postOffice.receive(data.from, data.body);
    if (isPage(req)) res.redirect(303, `/?number=${encodeURIComponent(data.from)}`);
    else res.json(sent);
  });
  app.get('/texts', (req, res) => {
    const { number } = req.query;
    res.json(typeof number === 'string' ? network.threadOf(number) : network.all());
  });
  app.post('/faults', (req, res) => {
    const { data } = faultSchema.safeParse(req.body);
    if (data === undefined) {
      res.status(400).type('text').send('Give mode and times.');
      return;
    }
    faults.set(data);
    if (isPage(req)) res.redirect(303, `/?number=${encodeURIComponent(data.number ?? '')}`);
    else res.status(204).end();
  });
  return app;
}

const isPage = (req: Request): boolean => req.is('application/x-www-form-urlencoded') !== false;
