/**
 * A stand-in for the telephone network and Twilio's API for texts and calls: the parts that the hub uses, with real answers, errors and
 * signed webhooks. The handsets' page and the agents' lines are beside it. For loopback alone.
 */
import express, { Router } from 'express';
import type { Express } from 'express';
import { API, refuse } from './api.ts';
import { routeCalls } from './calls/calls.routes.ts';
import { createExchange } from './calls/exchange.ts';
import { createSignals } from './calls/signals.ts';
import { routeClients } from './clients/clients.routes.ts';
import { createClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { routeConferences } from './conferences/conferences.routes.ts';
import { createFaults } from './faults.ts';
import { callState } from './handset/call-state.ts';
import { isForm, pageOf } from './handset/form.ts';
import { routePage } from './handset/page.routes.ts';
import { routeParty } from './handset/party.routes.ts';
import { routeRecordings } from './recordings/recordings.routes.ts';
import { NOT_FOUND, UNAUTHORISED } from './refusals.ts';
import { createNetwork } from './texts/network.ts';
import { createPostOffice } from './texts/post-office.ts';
import { routeTexts } from './texts/texts.routes.ts';
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
  /** Its time; a test gives one that stands still until it is moved on. */
  clock?: Clock;
}

export function createSimulator(options: SimulatorOptions): Express {
  const { accountSid, token, from: council, hub, publicBaseUrl } = options;
  const { clock = createClock() } = options;
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
    if (isForm(req)) res.redirect(303, pageOf(req));
    else res.json({ callSid: leg.call.sid, ...callState(leg, exchange.rooms) });
  });
  routeParty(app, '/handsets/:number', { exchange, signals, partyOf: (req) => req.params.number ?? '' });

  routePage(app, { exchange, network, postOffice, faults, signals, clock, council });
  return app;
}
