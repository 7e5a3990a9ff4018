/** The handsets' page, its style and script, and what its forms and tests do with texts, the clock and faults. */
import type { Express, Request, Response } from 'express';
import * as z from 'zod';
import type { Exchange } from '../calls/exchange.ts';
import type { Signals } from '../calls/signals.ts';
import type { Clock } from '../clock.ts';
import { faultSchema } from '../faults.ts';
import type { Faults } from '../faults.ts';
import type { Network } from '../texts/network.ts';
import type { PostOffice } from '../texts/post-office.ts';
import { handsetPage } from './handset-page.ts';
import { isForm, pageOf } from './form.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

export interface PageOptions {
  exchange: Exchange;
  network: Network;
  postOffice: PostOffice;
  faults: Faults;
  signals: Signals;
  clock: Clock;
  council: string;
}

const LONGEST_ADVANCE = 7 * 24 * 60 * 60;
const advanceSchema = z.strictObject({ seconds: z.coerce.number().min(0).max(LONGEST_ADVANCE) });
const textSchema = z.strictObject({ from: z.string().min(1).max(20), body: z.string().max(1600) });
const querySchema = z.object({ number: z.string().min(1).max(20).optional(), note: z.literal('waits').optional() });

const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const NOTES = { waits: 'The call does not wait for that just now.' } as const;

export function routePage(app: Express, options: PageOptions): void {
  const { exchange, network, postOffice, faults, signals, clock, council } = options;

  app.get('/', (req, res) => {
    const { number, note } = querySchema.safeParse(req.query).data ?? {};
    res.set({ 'content-security-policy': POLICY, 'cache-control': 'no-store' });
    res.send(
      handsetPage({
        ...{ number, network, exchange, faults: faults.all(), council, now: clock.now() },
        note: note === undefined ? '' : NOTES[note],
      }),
    );
  });
  app.get('/style.css', (_req, res) => void res.type('css').send(STYLE));
  app.get('/script.js', (_req, res) => void res.type('js').send(SCRIPT));

  /** Says that something happened; what it was stands in the page. */
  app.get('/events', (_req, res) => {
    res.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    res.write(':\n\n');
    res.on(
      'close',
      signals.on(() => res.write('data:\n\n')),
    );
  });

  app.post('/texts', async (req, res) => {
    const { data } = textSchema.safeParse(req.body);
    if (data === undefined) malformed(res, 'Give from and body.');
    else done(req, res, await postOffice.receive(data.from, data.body));
  });
  app.get('/texts', (req, res) => {
    const { number } = req.query;
    res.json(typeof number === 'string' ? network.threadOf(number) : network.all());
  });
  app.post('/clock', async (req, res) => {
    const { data } = advanceSchema.safeParse(req.body);
    if (data === undefined) {
      malformed(res, 'Give seconds.');
      return;
    }
    await clock.advance(data.seconds, () => exchange.activity.quiet());
    done(req, res, { now: clock.now() });
  });
  app.post('/faults', (req, res) => {
    const { data } = faultSchema.safeParse(req.body);
    if (data === undefined) {
      malformed(res, 'Give about, mode, times and perhaps a number.');
      return;
    }
    faults.set(data);
    done(req, res, faults.all());
  });
}

function malformed(res: Response, why: string): void {
  res.status(400).type('text').send(why);
}

/** A form leads back to its page. */
function done(req: Request, res: Response, answer: object): void {
  if (isForm(req)) res.redirect(303, pageOf(req));
  else res.json(answer);
}
