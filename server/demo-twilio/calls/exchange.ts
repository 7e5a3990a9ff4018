/** The telephone exchange: every call that there is, how it begins, how it is led elsewhere and how it ends. */
import { createActivity } from '../activity.ts';
import type { Activity } from '../activity.ts';
import type { Clock } from '../clock.ts';
import type { Entry } from '../conferences/conference.ts';
import { createRooms } from '../conferences/rooms.ts';
import type { Place } from '../conferences/rooms.ts';
import type { Faults } from '../faults.ts';
import { createRecordings } from '../recordings/recordings.ts';
import type { WebhookTarget } from '../webhooks.ts';
import { createApplication } from './application.ts';
import { newCall } from './call.ts';
import type { Address, CallStatus, NewCall } from './call.ts';
import { createCourier } from './courier.ts';
import { perform } from './interpreter.ts';
import type { Opening } from './interpreter.ts';
import type { Kit, Ringing } from './kit.ts';
import { createLeg, doingOf } from './leg.ts';
import type { Leg, Run } from './leg.ts';
import { createMusic } from './music.ts';
import { ring } from './ringing.ts';
import type { Signals } from './signals.ts';

export interface ExchangeOptions extends WebhookTarget {
  accountSid: string;
  /** The council's number. */
  from: string;
  /** Asked when the hub cannot say what a call is to do. */
  fallback: string | undefined;
  clock: Clock;
  faults: Faults;
  signals: Signals;
  /** Where this network is, as the hub reaches it. */
  self: () => string;
}

export interface Exchange extends Pick<Kit, 'rooms' | 'recordings' | 'end'> {
  /** What goes on in the whole network. */
  activity: Activity;
  find(sid: string): Leg | undefined;
  /** Newest first. */
  all(): readonly Leg[];
  /** A handset rings the council, or an agent's line the hub's application, with what it has to say. */
  callIn(party: string, extra?: Readonly<Record<string, string>>): Leg;
  /** The hub rings a telephone. `first` is done as soon as it is answered. */
  callOut(call: NewCall, ringing: Ringing, opening: Opening, first: (run: Run) => void): Leg;
  /** The hub rings a telephone that comes into a conference. */
  callInto(name: string, call: NewCall, ringing: Ringing, entry: Entry): Place;
  /** Leads a live call elsewhere, whatever it does. */
  redirect(leg: Leg, opening: Opening, fallback: Address | null): void;
}

/** Faults of a call that comes in: it is not the council that rings. */
const OF_CALLBACKS = ['lost-callback', 'callbacks-out-of-order'] as const;

export function createExchange(options: ExchangeOptions): Exchange {
  const { clock, accountSid, publicBaseUrl, faults, signals } = options;
  const base = publicBaseUrl.replace(/\/+$/, '');
  const activity = createActivity();
  const legs: Leg[] = [];
  const courier = createCourier({ ...options, now: clock.now });
  const application = createApplication(options);
  const recordings = createRecordings({ now: clock.now, courier, accountSid, self: options.self });
  const music = createMusic(clock, application);
  const rooms = createRooms({
    ...{ now: clock.now, whole: activity, courier, music, recordings, accountSid },
    cancel: (leg) => end(leg, 'canceled'),
  });
  const kit: Kit = { accountSid, clock, application, courier, recordings, rooms, place, answer, end };

  function begin(given: NewCall): Leg {
    const call = newCall(given, clock.now());
    const changed = (): void => signals.emit({ type: 'changed', party: call.party, callSid: call.sid });
    const leg = createLeg(call, { clock, whole: activity, changed });
    legs.unshift(leg);
    return leg;
  }

  /** Whoever has nothing left to do hangs up. */
  function follow(leg: Leg, program: (run: Run) => Promise<void>): void {
    leg.run(async (run) => {
      await program(run);
      end(leg, 'completed');
    });
  }

  function end(leg: Leg, asked: CallStatus): void {
    const { call } = leg;
    if (call.endedAt !== null) return;
    const isMissed = asked === 'canceled' && call.answeredAt !== null;
    Object.assign(call, { status: isMissed ? 'completed' : asked, endedAt: clock.now() });
    void leg.activity.during(async () => {
      await leg.interrupt('hangup');
      recordings.finishAllOf(call.sid);
      courier.tell(leg, 'completed');
    });
    leg.changed();
    signals.emit({ type: 'disconnect', party: call.party, callSid: call.sid });
  }

  /** A person at a handset talks with one other at a time; an agent's line says itself whether it is free. */
  const isBusy = (party: string): boolean =>
    !party.startsWith('client:') && legs.some((leg) => leg.call.party === party && isTalking(leg));

  function place(given: NewCall, ringing: Ringing, program: (run: Run) => Promise<void>): Leg {
    const engaged = isBusy(given.party);
    const leg = begin(given);
    const { party, sid: callSid } = leg.call;
    const rings = (): void => signals.emit({ type: 'incoming', party, callSid });
    follow(leg, async (run) => {
      try {
        const missed = await ring(run, { ...ringing, rings }, engaged, kit);
        if (missed === null) await program(run);
        else end(leg, missed);
      } finally {
        if (leg.call.answeredAt === null) ringing.missed?.(leg.call.status);
      }
    });
    return leg;
  }

  function answer(leg: Leg): void {
    const { call } = leg;
    if (call.answeredAt !== null) return;
    Object.assign(call, { status: 'in-progress', answeredAt: clock.now() });
    courier.tell(leg, 'answered');
    leg.changed();
    signals.emit({ type: 'accept', party: call.party, callSid: call.sid });
  }

  return {
    ...{ activity, rooms, recordings, end },
    find: (sid) => legs.find(({ call }) => call.sid === sid),
    all: () => legs,
    callIn: (party, extra = {}) => {
      const isClient = party.startsWith('client:');
      const leg = begin({
        ...{ direction: 'inbound', from: party, to: isClient ? '' : options.from, party },
        callback: { url: `${base}/twilio/voice/status`, method: 'POST', events: ['completed'] },
        fallback: options.fallback === undefined ? null : { url: options.fallback, method: 'POST' },
        faults: faults.nextCall(party, OF_CALLBACKS),
      });
      leg.call.status = 'ringing';
      const question = { url: `${base}/twilio/voice`, method: 'POST' as const, fields: extra };
      follow(leg, (run) => perform(run, question, kit, leg.call.fallback));
      return leg;
    },
    callOut: (call, ringing, opening, first) =>
      place(call, ringing, async (run) => {
        first(run);
        await perform(run, opening, kit, call.fallback ?? null);
      }),
    callInto: (name, call, ringing, entry) => {
      // The place is kept before anything rings: what a call does begins later.
      const kept: { place?: Place } = {};
      const missed = (): void => {
        if (kept.place) rooms.forget(kept.place);
      };
      const leg = place(call, { ...ringing, missed }, async (run) => {
        if (kept.place) await rooms.stay(run, kept.place);
      });
      return (kept.place = rooms.expect(name, leg, entry));
    },
    redirect: (leg, opening, fallback) => follow(leg, (run) => perform(run, opening, kit, fallback)),
  };
}

const isTalking = (leg: Leg): boolean => leg.call.answeredAt !== null && doingOf(leg) !== 'ended';
