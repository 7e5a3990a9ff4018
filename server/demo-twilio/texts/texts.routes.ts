/** Texts in the API. */
import type { Router } from 'express';
import { filterOf, isWithin, listed, readForm, refuse } from '../api.ts';
import { rfc2822 } from '../calls/courier.ts';
import type { Faults } from '../faults.ts';
import { BROKEN, messageSchema, NOT_FOUND, refuseMessage, TOO_MANY } from '../refusals.ts';
import type { Network, Text } from './network.ts';
import type { PostOffice } from './post-office.ts';

export interface TextsApi {
  network: Network;
  postOffice: PostOffice;
  faults: Faults;
  accountSid: string;
  /** The council's number. */
  from: string;
  /** How many texts a second it takes of that number. */
  perSecond: number;
  now: () => number;
}

const SECOND_MS = 1000;

export function routeTexts(
  api: Router,
  { network, postOffice, faults, accountSid, from, perSecond, now }: TextsApi,
): void {
  const messages = `/Accounts/${accountSid}/Messages`;
  const show = (text: Text): object => shownText(text, accountSid);
  let arrivals: number[] = [];

  /** Whether one more would be more than so many in the second that ends now. */
  function isOver(): boolean {
    arrivals = arrivals.filter((at) => at > now() - SECOND_MS);
    return arrivals.length >= perSecond;
  }

  api.post(`${messages}.json`, (req, res) => {
    const fields = readForm(messageSchema, req, res);
    if (fields === undefined) return;
    const refusal = refuseMessage(fields, {
      isOurs: (number) => number === from,
      hasStopped: (number) => network.hasStopped(number),
    });
    const met = refusal === null ? faults.nextText(fields.To) : new Set<never>();
    if (refusal !== null || met.has('429') || isOver()) {
      refuse(res, refusal ?? TOO_MANY);
      return;
    }
    arrivals.push(now());
    const { To: to, Body: body = '', StatusCallback } = fields;
    const text = network.add({ direction: 'outbound-api', from, to, body });
    if (met.has('500-after-accept')) refuse(res, BROKEN);
    else if (!met.has('timeout-after-accept')) res.status(201).json(show(text));
    void postOffice.deliver(text, StatusCallback, met);
  });

  api.get(`${messages}.json`, (req, res) => {
    const [To, From] = [filterOf(req, 'To'), filterOf(req, 'From')];
    const found = network
      .all()
      .filter(
        (text) =>
          (To === undefined || text.to === To) &&
          (From === undefined || text.from === From) &&
          isWithin(req, 'DateSent', text.at),
      );
    res.json(listed(req, 'messages', found, show));
  });

  api.get(`${messages}/:sid.json`, (req, res) => {
    const text = network.find(req.params.sid);
    if (text) res.json(show(text));
    else refuse(res, NOT_FOUND);
  });
}

/** As the API shows a message. */
function shownText(
  { sid, direction, from, to, body, segments, status, errorCode, at }: Text,
  accountSid: string,
): object {
  const date = rfc2822(at);
  return {
    ...{ sid, direction, from, to, body, status, num_segments: String(segments), num_media: '0' },
    ...{ account_sid: accountSid, api_version: '2010-04-01', messaging_service_sid: null },
    ...{ date_created: date, date_sent: date, date_updated: date, error_code: errorCode, error_message: null },
    ...{ price: null, price_unit: 'GBP', uri: `/2010-04-01/Accounts/${accountSid}/Messages/${sid}.json` },
    subresource_uris: {},
  };
}
