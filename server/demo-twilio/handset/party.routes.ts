/** What one does with a telephone, as JSON: the same for a handset and for an agent's line. Every answer comes when all that it caused is done. */
import type { Request, Response, Router } from 'express';
import * as z from 'zod';
import type { Exchange } from '../calls/exchange.ts';
import { isRinging } from '../calls/leg.ts';
import type { Happening, Leg } from '../calls/leg.ts';
import type { Signals } from '../calls/signals.ts';
import { callState } from './call-state.ts';
import { isForm, pageOf } from './form.ts';

export interface PartyOptions {
  exchange: Exchange;
  signals: Signals;
  /** Whose telephone a request is about. */
  partyOf: (req: Request<Record<string, string>>) => string;
}

const pressSchema = z.strictObject({ digits: z.string().regex(/^[\d*#]{1,64}$/) });
const speakSchema = z.strictObject({ text: z.string().trim().min(1).max(2000) });

type CallRequest = Request<Record<string, string>>;

export function routeParty(router: Router, prefix: string, { exchange, signals, partyOf }: PartyOptions): void {
  const own = (req: CallRequest): Leg | undefined => {
    const leg = exchange.find(req.params.sid ?? '');
    return leg?.call.party === partyOf(req) ? leg : undefined;
  };

  /** Does it with the call, unless there is none or it waits for something else. */
  const does = (name: string, what: (leg: Leg, req: CallRequest) => boolean | 'malformed', isAtOnce = false): void => {
    router.post(`${prefix}/calls/:sid/${name}`, async (req: CallRequest, res) => {
      const leg = own(req);
      if (leg === undefined) {
        res.status(404).json({ message: 'There is no such call at this telephone.' });
        return;
      }
      if (!isAtOnce) await leg.activity.quiet();
      const done = what(leg, req);
      if (done === 'malformed') {
        res.status(400).json({ message: `What was sent with ${name} cannot be read.` });
        return;
      }
      await leg.activity.quiet();
      if (isForm(req)) res.redirect(303, pageOf(req, done ? undefined : 'waits'));
      else if (done) res.json(callState(leg, exchange.rooms));
      else
        res
          .status(409)
          .json({ message: `The call does not wait for that: it is ${callState(leg, exchange.rooms).doing}.` });
    });
  };
  const happens = (name: string, happening: Happening): void => does(name, (leg) => leg.happen(happening));

  does('press', (leg, { body }) => {
    const { data } = pressSchema.safeParse(body);
    return data === undefined ? 'malformed' : leg.happen({ kind: 'digits', said: data.digits });
  });
  does('speak', (leg, { body }) => {
    const { data } = speakSchema.safeParse(body);
    return data === undefined ? 'malformed' : leg.happen({ kind: 'speech', said: data.text });
  });
  happens('silence', { kind: 'timeout' });
  happens('answer', { kind: 'answered', by: 'human' });
  happens('machine', { kind: 'answered', by: 'machine' });
  happens('decline', { kind: 'declined' });
  const hangUp = (leg: Leg): boolean => {
    if (leg.call.endedAt === null && !leg.happen({ kind: 'declined' }))
      exchange.end(leg, leg.call.answeredAt === null ? 'no-answer' : 'completed');
    return true;
  };
  // Whoever hangs up does not wait for what the hub is about to say.
  does('hangup', hangUp, true);

  router.get(`${prefix}/calls`, (req: CallRequest, res) => {
    const legs = exchange.all().filter(({ call }) => call.party === partyOf(req));
    res.json(legs.map((leg) => callState(leg, exchange.rooms)));
  });
  /** With `after`, when there is something newer than that version. */
  router.get(`${prefix}/calls/:sid`, async (req: CallRequest, res) => {
    const leg = own(req);
    if (leg === undefined) {
      res.status(404).json({ message: 'There is no such call at this telephone.' });
      return;
    }
    const after = Number(req.query.after ?? -1);
    await until(res, signals, () => leg.version() > after);
    await leg.activity.quiet();
    res.json(callState(leg, exchange.rooms));
  });
  /** The call that rings this telephone, as soon as one does. */
  router.get(`${prefix}/ringing`, async (req: CallRequest, res) => {
    const ringing = (): Leg | undefined =>
      exchange.all().find((leg) => leg.call.party === partyOf(req) && isRinging(leg));
    await until(res, signals, () => ringing() !== undefined);
    const leg = ringing();
    if (leg === undefined) return;
    res.json(callState(leg, exchange.rooms));
  });
}

/** Waits for a signal after which it is so, or until whoever asked has gone. */
function until(res: Response, signals: Signals, isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (isSo()) {
      resolve();
      return;
    }
    const done = (): void => {
      off();
      res.off('close', done);
      resolve();
    };
    const off = signals.on(() => {
      if (isSo()) done();
    });
    res.on('close', done);
  });
}
