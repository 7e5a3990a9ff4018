/** The agents' lines: softphones in the hub's pages, which call and are called as `client:IDENTITY`. */
import cors from 'cors';
import { Router } from 'express';
import * as z from 'zod';
import { callState } from '../handset/call-state.ts';
import { routeParty } from '../handset/party.routes.ts';
import type { Exchange } from '../calls/exchange.ts';
import type { Signals } from '../calls/signals.ts';

export interface ClientsOptions {
  exchange: Exchange;
  signals: Signals;
  /** Where the hub's pages are: they alone may use the lines from a browser. */
  origins: readonly string[];
}

const connectSchema = z.strictObject({ params: z.record(z.string().max(64), z.string().max(1000)).default({}) });

export function routeClients({ exchange, signals, origins }: ClientsOptions): Router {
  const router = Router();
  const muted = new Set<string>();
  const lineOf = (identity: string | undefined): string => `client:${identity ?? ''}`;

  router.use((req, res, next) => {
    const origin = req.get('origin');
    if (origin === undefined || origins.includes(origin)) next();
    else res.status(403).json({ message: `Pages of ${origin} may not use this line.` });
  });
  router.use(cors({ origin: [...origins] }));

  router.post('/:identity/connect', async (req, res) => {
    const { data } = connectSchema.safeParse(req.body ?? {});
    if (data === undefined) {
      res.status(400).json({ message: 'Give params: names with words.' });
      return;
    }
    const leg = exchange.callIn(lineOf(req.params.identity), data.params);
    await leg.activity.quiet();
    res.json({ callSid: leg.call.sid, ...callState(leg, exchange.rooms) });
  });

  for (const [name, isMuted] of [
    ['mute', true],
    ['unmute', false],
  ] as const)
    router.post(`/:identity/calls/:sid/${name}`, (req, res) => {
      const leg = exchange.find(req.params.sid);
      const party = lineOf(req.params.identity);
      if (leg?.call.party !== party || leg.call.endedAt !== null) {
        res.status(404).json({ message: 'There is no such live call at this line.' });
        return;
      }
      if (isMuted) muted.add(leg.call.sid);
      else muted.delete(leg.call.sid);
      signals.emit({ type: 'mute', party, callSid: leg.call.sid, isMuted });
      res.json(callState(leg, exchange.rooms));
    });
  // Whoever has muted the line can say what they like: nobody hears it.
  router.post('/:identity/calls/:sid/speak', (req, res, next) => {
    if (!muted.has(req.params.sid)) next();
    else res.status(409).json({ message: 'The line is muted.' });
  });

  router.get('/:identity/events', (req, res) => {
    res.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    res.write(':\n\n');
    const off = signals.on(({ type, party, callSid, isMuted }) => {
      if (party !== lineOf(req.params.identity) || type === 'changed') return;
      const call = exchange.find(callSid ?? '')?.call;
      const data = { callSid, from: call?.from, to: call?.to, status: call?.status, isMuted };
      res.write(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
    });
    res.on('close', off);
  });

  routeParty(router, '/:identity', { exchange, signals, partyOf: (req) => lineOf(req.params.identity) });
  return router;
}
