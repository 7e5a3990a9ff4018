/** Calls in the API: made, listed, looked at, led elsewhere and ended. */
import type { Router } from 'express';
import { filterOf, isWithin, listed, readForm, refuse } from '../api.ts';
import type { Faults } from '../faults.ts';
import { BROKEN, NOT_FOUND, refusal } from '../refusals.ts';
import {
  callbackOf,
  changedCallSchema,
  newCallSchema,
  recordingCallbackOf,
  refuseCall,
  ringingOf,
} from './call-fields.ts';
import { durationOf } from './call.ts';
import type { Address, Call } from './call.ts';
import { rfc2822 } from './courier.ts';
import type { Exchange } from './exchange.ts';
import type { Opening } from './interpreter.ts';

export interface CallsApi {
  exchange: Exchange;
  faults: Faults;
  accountSid: string;
  /** The council's number. */
  from: string;
}

export function routeCalls(api: Router, { exchange, faults, accountSid, from }: CallsApi): void {
  const calls = `/Accounts/${accountSid}/Calls`;
  const show = (call: Call): object => shownCall(call, accountSid);

  api.post(`${calls}.json`, (req, res) => {
    const fields = readForm(newCallSchema, req, res);
    if (fields === undefined) return;
    const { To: to = '', From, SendDigits, Record, RecordingChannels } = fields;
    const opening = openingOf(fields);
    const refused =
      refuseCall(to, From, (number) => number === from) ??
      (opening === null ? refusal(400, 21205, 'Url parameter is required') : null);
    const met = refused === null ? faults.nextCall(to) : new Set<never>();
    if (refused !== null || opening === null || met.has('500')) {
      refuse(res, refused ?? BROKEN);
      return;
    }
    const leg = exchange.callOut(
      {
        ...{ direction: 'outbound-api', from, to, party: to, faults: met },
        ...{ callback: callbackOf(fields), fallback: fallbackOf(fields) },
      },
      ringingOf(fields),
      opening,
      (run) => {
        if (SendDigits !== undefined) run.leg.hear(`(tones: ${SendDigits})`);
        if (Record !== true) return;
        const { sid: callSid } = run.leg.call;
        const about = { callSid, conferenceSid: null, source: 'OutboundAPI' as const, activity: run.leg.activity };
        const channels = RecordingChannels === 'dual' ? 2 : 1;
        exchange.recordings.start({ ...about, channels, callback: recordingCallbackOf(fields) });
      },
    );
    if (!met.has('timeout-after-accept')) res.status(201).json(show(leg.call));
  });

  api.get(`${calls}.json`, (req, res) => {
    const [To, From, Status, Parent] = ['To', 'From', 'Status', 'ParentCallSid'].map((name) => filterOf(req, name));
    const found = exchange
      .all()
      .filter(
        ({ call }) =>
          (To === undefined || call.to === To) &&
          (From === undefined || call.from === From) &&
          (Status === undefined || call.status === Status) &&
          (Parent === undefined || call.parentSid === Parent) &&
          isWithin(req, 'StartTime', call.answeredAt ?? call.createdAt) &&
          isWithin(req, 'EndTime', call.endedAt),
      );
    res.json(listed(req, 'calls', found, ({ call }) => show(call)));
  });

  api.get(`${calls}/:sid.json`, (req, res) => {
    const leg = exchange.find(req.params.sid);
    if (leg) res.json(show(leg.call));
    else refuse(res, NOT_FOUND);
  });

  api.post(`${calls}/:sid.json`, (req, res) => {
    const leg = exchange.find(req.params.sid);
    if (leg === undefined) {
      refuse(res, NOT_FOUND);
      return;
    }
    const fields = readForm(changedCallSchema, req, res);
    if (fields === undefined) return;
    const { call } = leg;
    const opening = openingOf(fields);
    const isLive = call.endedAt === null;
    // Only a call that was not answered yet can be cancelled; one that is over stays what it is.
    if (fields.Status !== undefined) {
      if (isLive && (fields.Status === 'completed' || call.answeredAt === null))
        exchange.end(leg, call.answeredAt === null ? 'canceled' : 'completed');
    } else if (opening === null) {
      refuse(res, refusal(400, 21205, 'Url parameter is required'));
      return;
    } else if (!isLive || call.answeredAt === null) {
      refuse(res, refusal(400, 21220, 'Call is not in-progress. Cannot redirect.'));
      return;
    } else exchange.redirect(leg, opening, fallbackOf(fields));
    res.json(show(call));
  });
}

interface Told {
  Url?: string | undefined;
  Twiml?: string | undefined;
  Method?: Address['method'] | undefined;
  FallbackUrl?: string | undefined;
  FallbackMethod?: Address['method'] | undefined;
}

/** Twilio reads TwiML that is given before any address. */
function openingOf({ Url, Twiml, Method = 'POST' }: Told): Opening | null {
  if (Twiml !== undefined) return { twiml: Twiml };
  return Url === undefined ? null : { url: Url, method: Method };
}

const fallbackOf = ({ FallbackUrl, FallbackMethod = 'POST' }: Told): Address | null =>
  FallbackUrl === undefined ? null : { url: FallbackUrl, method: FallbackMethod };

/** As the API shows a call. */
function shownCall(call: Call, accountSid: string): object {
  const { sid, from, to, direction, status, createdAt, answeredAt, endedAt, answeredBy, parentSid } = call;
  const date = (at: number | null): string | null => (at === null ? null : rfc2822(at));
  const uri = `/2010-04-01/Accounts/${accountSid}/Calls/${sid}`;
  return {
    ...{ sid, account_sid: accountSid, parent_call_sid: parentSid, to, to_formatted: to, from, from_formatted: from },
    ...{ status, direction, answered_by: answeredBy, api_version: '2010-04-01', annotation: null, group_sid: null },
    ...{
      start_time: date(answeredAt),
      end_time: date(endedAt),
      duration: endedAt === null ? null : String(durationOf(call)),
    },
    ...{ date_created: date(createdAt), date_updated: date(endedAt ?? answeredAt ?? createdAt) },
    ...{ caller_name: null, forwarded_from: null, phone_number_sid: null, trunk_sid: null, queue_time: '0' },
    ...{ price: null, price_unit: 'GBP', uri: `${uri}.json` },
    subresource_uris: { recordings: `${uri}/Recordings.json` },
  };
}
