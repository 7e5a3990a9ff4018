/** Tells the hub what became of something: in order for each thing, without anybody waiting for the answer. */
import type { Activity } from '../activity.ts';
import { callWebhook } from '../webhooks.ts';
import type { WebhookTarget } from '../webhooks.ts';
import { durationOf, fieldsOf } from './call.ts';
import type { Address, CallEvent } from './call.ts';
import type { Leg } from './leg.ts';

export interface Courier {
  /** One after the other within a stream; counted as going on in the activity until the hub has answered. */
  send(stream: string, activity: Activity, to: Address, fields: Readonly<Record<string, string>>): void;
  /** An event of a call, where the hub asked for it. */
  tell(leg: Leg, event: CallEvent): void;
}

export interface CourierOptions extends WebhookTarget {
  accountSid: string;
  now: () => number;
}

/** As Twilio writes a time. */
export const rfc2822 = (at: number): string => new Date(at).toUTCString().replace('GMT', '+0000');

const SECONDS_A_MINUTE = 60;

export function createCourier(options: CourierOptions): Courier {
  const streams = new Map<string, Promise<unknown>>();
  /** Events of calls whose callbacks come late, until the call is over. */
  const kept = new Map<string, Record<string, string>[]>();
  const sequences = new Map<string, number>();

  const courier: Courier = {
    send: (stream, activity, { url, method }, fields) => {
      const before = streams.get(stream) ?? Promise.resolve();
      const sent = before.then(() => callWebhook(options, url, fields, method));
      streams.set(stream, sent);
      void activity.during(async () => {
        await sent;
        if (streams.get(stream) === sent) streams.delete(stream);
      });
    },
    tell: (leg, event) => {
      const { call, activity } = leg;
      if (call.callback?.events.includes(event) !== true || call.faults.has('lost-callback')) return;
      const sequence = sequences.get(call.sid) ?? 0;
      sequences.set(call.sid, sequence + 1);
      const duration = durationOf(call);
      const fields = {
        ...fieldsOf(call, options.accountSid),
        ...(event === 'initiated' && { CallStatus: 'initiated' }),
        ...{ Timestamp: rfc2822(options.now()), SequenceNumber: String(sequence) },
        CallbackSource: 'call-progress-events',
        ...(event === 'completed' && {
          CallDuration: String(duration),
          Duration: String(Math.ceil(duration / SECONDS_A_MINUTE)),
        }),
      };
      const isLate = call.faults.has('callbacks-out-of-order');
      const known = [...(kept.get(call.sid) ?? []), fields];
      if (isLate && event !== 'completed') kept.set(call.sid, known);
      else
        for (const one of isLate ? [...known.toReversed(), ...known] : [fields])
          courier.send(call.sid, activity, call.callback, one);
      if (event === 'completed') {
        kept.delete(call.sid);
        sequences.delete(call.sid);
      }
    },
  };
  return courier;
}
