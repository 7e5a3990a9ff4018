/**
 * A stand-in for the telephone network and Twilio's API for texts: the parts that the hub uses, with real answers, errors and signed
 * webhooks. A handset's page is beside it. For loopback alone.
 */
import express from 'express';
import type { Express, Request, Response } from 'express';
import * as z from 'zod';
import { createFaults, faultSchema } from './faults.ts';
import type { FaultMode } from './faults.ts';
import { handsetPage, STYLE } from './handset-page.ts';
import { createNetwork } from './network.ts';
import type { Text } from './network.ts';
import { optOutOf, STANDARD_REPLY } from './opt-out.ts';
import { BROKEN, messageSchema, NOT_FOUND, refuseMessage, TOO_MANY, UNAUTHORISED } from './refusals.ts';
import type { Refusal } from './refusals.ts';
import { callWebhook } from './webhooks.ts';
import type { WebhookTarget } from './webhooks.ts';

export interface SimulatorOptions extends WebhookTarget {
  accountSid: string;
  /** The council's number. */
  from: string;
  /** How many texts a second it takes of that number. */
  perSecond: number;
  clock: () => number;
}

const SECOND_MS = 1000;
const handsetSchema = z.object({ from: z.string().min(1).max(20), body: z.string().max(1600) });

export function createSimulator(options: SimulatorOptions): Express {
  const { accountSid, token, from: council, clock } = options;
  const network = createNetwork(clock);
  const faults = createFaults();
  const arrivals: number[] = [];
  const app = express();
  app.disable('x-powered-by');
  app.use(express.json(), express.urlencoded({ extended: false }));

  const messages = `/2010-04-01/Accounts/${accountSid}/Messages`;
  app.use('/2010-04-01', (req, res, next) => {
    const expected = `Basic ${Buffer.from(`${accountSid}:${token}`).toString('base64')}`;
    if (req.get('authorization') === expected) next();
    else refuse(res, UNAUTHORISED);
  });
  app.post(`${messages}.json`, (req, res) => {
    const parsed = messageSchema.safeParse(req.body);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      refuse(res, {
        status: 400,
        code: 20001,
        message: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
      });
      return;
    }
    const refusal = refuseMessage(parsed.data, {
      isOurs: (number) => number === council,
      hasStopped: (number) => network.hasStopped(number),
    });
    const fault = refusal === null ? faults.next() : 'none';
    const isTooFast = refusal === null && isOver(arrivals, clock(), options.perSecond);
    if (refusal !== null || isTooFast || fault === '429') {
      refuse(res, refusal ?? TOO_MANY);
      return;
    }
    arrivals.push(clock());
    const { To: to, Body: body = '', StatusCallback } = parsed.data;
    const text = network.add({ direction: 'outbound-api', from: council, to, body });
    if (fault === '500-after-accept') refuse(res, BROKEN);
    else if (fault !== 'timeout-after-accept') res.status(201).json(shown(text, messages));
    void deliver(text, StatusCallback, fault);
  });
  app.get(`${messages}.json`, (req, res) => {
    const { To, From } = req.query;
    const since = Date.parse(sentAfter(req));
    const found = network
      .all()
      .filter(({ to, from, at }) => (!To || to === To) && (!From || from === From) && !(at < since));
    res.json({ messages: found.map((text) => shown(text, messages)), page: 0, page_size: 1000, next_page_uri: null });
  });
  app.get(`${messages}/:sid.json`, (req, res) => {
    const text = network.find(req.params.sid);
    if (text) res.json(shown(text, messages));
    else refuse(res, NOT_FOUND);
  });

  /** Takes a text to the handset, and tells the hub how it got on. */
  async function deliver(text: Text, callback: string | undefined, fault: FaultMode): Promise<void> {
    const errorCode = fault === 'phone-off' ? 30003 : fault === 'landline' ? 30006 : null;
    const end = errorCode === null ? 'delivered' : 'undelivered';
    const steps = fault === 'callbacks-out-of-order' ? [end, 'sent', end, 'sent'] : ['sent', end];
    Object.assign(text, { status: end, errorCode });
    if (callback === undefined || fault === 'no-callback') return;
    for (const MessageStatus of steps) {
      await callWebhook(options, callback, {
        ...{ MessageSid: text.sid, SmsSid: text.sid, MessageStatus, SmsStatus: MessageStatus },
        ...{ To: text.to, From: text.from, AccountSid: accountSid, ApiVersion: '2010-04-01' },
        ...(errorCode !== null && MessageStatus === end && { ErrorCode: String(errorCode) }),
      });
    }
  }

  /** A handset texts the council. */
  async function text(from: string, body: string): Promise<Text> {
    const sent = network.add({ direction: 'inbound', from, to: council, body });
    const optOut = optOutOf(body, network.hasStopped(from));
    if (optOut === 'STOP') network.stop(from);
    if (optOut === 'START') network.start(from);
    if (optOut !== null)
      network.add({ direction: 'outbound-reply', from: council, to: from, body: STANDARD_REPLY[optOut] }).status =
        'delivered';
    const answer = await callWebhook(options, `${options.publicBaseUrl}/twilio/sms`, {
      ...{ MessageSid: sent.sid, SmsSid: sent.sid, SmsMessageSid: sent.sid, AccountSid: accountSid },
      ...{ From: from, To: council, Body: body, NumMedia: '0', NumSegments: String(sent.segments) },
      ...{ ApiVersion: '2010-04-01', FromCountry: 'GB', SomethingNew: 'added without notice' },
      ...(optOut !== null && { OptOutType: optOut }),
    });
    sent.status = answer?.status === 200 ? 'received' : 'failed';
    return sent;
  }

  app.use((req, res, next) => {
    // A page of another site may not text from this one.
    const site = req.get('sec-fetch-site') ?? 'none';
    if (req.method === 'GET' || site === 'none' || site === 'same-origin') next();
    else res.status(403).type('text').send('Only this page may do that.');
  });
  app.get('/', (req, res) => {
    res.set('content-security-policy', "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'");
    const number = typeof req.query.number === 'string' ? req.query.number : undefined;
    res.send(handsetPage({ number, network, fault: faults.now(), council }));
  });
  app.get('/style.css', (_req, res) => void res.type('css').send(STYLE));
  app.post('/texts', async (req, res) => {
    const parsed = handsetSchema.safeParse(req.body);
    if (!parsed.success) {
      res.status(400).type('text').send('Give from and body.');
      return;
    }
    const sent = await text(parsed.data.from, parsed.data.body);
    if (isPage(req)) res.redirect(303, `/?number=${encodeURIComponent(parsed.data.from)}`);
    else res.json(sent);
  });
  app.get('/texts', (req, res) => {
    const { number } = req.query;
    res.json(typeof number === 'string' ? network.threadOf(number) : network.all());
  });
  app.post('/faults', (req, res) => {
    const parsed = faultSchema.safeParse(isPage(req) ? { mode: bodyOf(req).mode, times: bodyOf(req).times } : req.body);
    if (!parsed.success) {
      res.status(400).type('text').send('Give mode and times.');
      return;
    }
    faults.set(parsed.data);
    if (isPage(req)) res.redirect(303, `/?number=${encodeURIComponent(bodyOf(req).number ?? '')}`);
    else res.status(204).end();
  });
  return app;
}

const isPage = (req: Request): boolean => req.is('application/x-www-form-urlencoded') !== false;
const bodyOf = (req: Request): Record<string, string> => req.body as Record<string, string>;

/** The list's `DateSent>`, however the client writes it. */
function sentAfter(req: Request): string {
  const found = Object.entries(req.query).find(([name]) => name.startsWith('DateSent>'))?.[1];
  return typeof found === 'string' ? found : '';
}

/** Whether one more would be more than so many in some second that ends now. */
function isOver(arrivals: number[], now: number, perSecond: number): boolean {
  return arrivals.filter((at) => at > now - SECOND_MS).length >= perSecond;
}

function refuse(res: Response, { status, code, message }: Refusal): void {
  res.status(status).json({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status });
}

/** As the API shows a message. */
function shown({ sid, direction, from, to, body, segments, status, errorCode, at }: Text, messages: string) {
  const date = new Date(at).toUTCString();
  return {
    ...{ sid, direction, from, to, body, status, num_segments: String(segments), num_media: '0' },
    ...{ account_sid: messages.split('/')[3], api_version: '2010-04-01', messaging_service_sid: null },
    ...{ date_created: date, date_sent: date, date_updated: date, error_code: errorCode, error_message: null },
    ...{ price: null, price_unit: 'GBP', uri: `${messages}/${sid}.json`, subresource_uris: {} },
  };
}
