/** Conferences and who is in them, in the API. */
import type { Router } from 'express';
import { filterOf, isWithin, listed, readForm, refuse } from '../api.ts';
import { callbackOf, refuseCall, ringingOf } from '../calls/call-fields.ts';
import type { CallsApi } from '../calls/calls.routes.ts';
import { rfc2822 } from '../calls/courier.ts';
import { BROKEN, NOT_FOUND, refusal } from '../refusals.ts';
import type { Change } from './changes.ts';
import {
  changedConferenceSchema,
  changedParticipantSchema,
  coachedBy,
  entryOf,
  newParticipantSchema,
} from './conference-fields.ts';
import type { Conference } from './conference.ts';
import type { Place } from './rooms.ts';

export function routeConferences(api: Router, { exchange, faults, accountSid, from }: CallsApi): void {
  const { rooms } = exchange;
  const conferences = `/Accounts/${accountSid}/Conferences`;
  const participants = `${conferences}/:name/Participants` as const;
  const show = (conference: Conference): object => shownConference(conference, accountSid);
  const showPlace = (place: Place): object => shownParticipant(place, accountSid);

  /** By the sid of its call, or by its label. */
  const placeIn = (name: string, who: string): Place | undefined => {
    const conference = rooms.find(name);
    const participant = conference?.participants.find(({ leg, label }) => leg.call.sid === who || label === who);
    return conference && participant && { conference, participant };
  };
  const mayCoach = ({ conference }: Place, sid: string | null | undefined): boolean =>
    typeof sid !== 'string' || conference.participants.some(({ leg }) => leg.call.sid === sid);

  api.get(`${conferences}.json`, (req, res) => {
    const [FriendlyName, Status] = [filterOf(req, 'FriendlyName'), filterOf(req, 'Status')];
    const found = rooms
      .all()
      .filter(
        ({ name, status, createdAt }) =>
          (FriendlyName === undefined || name === FriendlyName) &&
          (Status === undefined || status === Status) &&
          isWithin(req, 'DateCreated', createdAt),
      );
    res.json(listed(req, 'conferences', found, show));
  });

  api.get(`${conferences}/:name.json`, (req, res) => {
    const conference = rooms.find(req.params.name);
    if (conference) res.json(show(conference));
    else refuse(res, NOT_FOUND);
  });

  api.post(`${conferences}/:name.json`, (req, res) => {
    const conference = rooms.find(req.params.name);
    if (conference === undefined) {
      refuse(res, NOT_FOUND);
      return;
    }
    const fields = readForm(changedConferenceSchema, req, res);
    if (fields === undefined) return;
    const { AnnounceUrl: url, AnnounceMethod: method = 'POST' } = fields;
    if (url !== undefined) rooms.announce(conference, { url, method });
    if (fields.Status !== undefined) rooms.end(conference, 'conference-ended-via-api');
    res.json(show(conference));
  });

  api.get(`${participants}.json`, (req, res) => {
    const conference = rooms.find(req.params.name);
    if (conference === undefined) {
      refuse(res, NOT_FOUND);
      return;
    }
    const places = conference.participants.map((participant) => ({ conference, participant }));
    res.json(listed(req, 'participants', places, showPlace));
  });

  api.post(`${participants}.json`, (req, res) => {
    const fields = readForm(newParticipantSchema, req, res);
    if (fields === undefined) return;
    const { To: to = '', From = '' } = fields;
    // A conference that has a sid must be there; a name makes one.
    const isUnknown = /^CF[0-9a-f]{32}$/.test(req.params.name) && rooms.find(req.params.name) === undefined;
    const isOurs = (caller: string): boolean => caller === from || caller.startsWith('client:');
    const refused = isUnknown ? NOT_FOUND : refuseCall(to, From, isOurs);
    const met = refused === null ? faults.nextCall(to) : new Set<never>();
    if (refused !== null || met.has('500')) {
      refuse(res, refused ?? BROKEN);
      return;
    }
    const name = rooms.find(req.params.name)?.name ?? req.params.name;
    const call = { direction: 'outbound-api' as const, from: From, to, party: to, faults: met };
    const place = exchange.callInto(
      name,
      { ...call, callback: callbackOf(fields) },
      ringingOf(fields),
      entryOf(fields),
    );
    if (!met.has('timeout-after-accept')) res.status(201).json(showPlace(place));
  });

  api.get(`${participants}/:who.json`, (req, res) => {
    const place = placeIn(req.params.name, req.params.who);
    if (place) res.json(showPlace(place));
    else refuse(res, NOT_FOUND);
  });

  api.post(`${participants}/:who.json`, (req, res) => {
    const place = placeIn(req.params.name, req.params.who);
    if (place === undefined) {
      refuse(res, NOT_FOUND);
      return;
    }
    const fields = readForm(changedParticipantSchema, req, res);
    if (fields === undefined) return;
    const { Muted, Hold, HoldUrl, HoldMethod = 'POST', EndConferenceOnExit, AnnounceUrl, AnnounceMethod } = fields;
    const coaches = coachedBy(fields);
    if (!mayCoach(place, coaches)) {
      refuse(res, refusal(400, 20001, `CallSidToCoach ${coaches ?? ''} is not in this conference`));
      return;
    }
    const change: Change = {
      ...(Muted !== undefined && { isMuted: Muted }),
      ...(Hold !== undefined && { isHeld: Hold }),
      ...(EndConferenceOnExit !== undefined && { endsIt: EndConferenceOnExit }),
      ...(coaches !== undefined && { coaches }),
    };
    rooms.change(place, change, HoldUrl === undefined ? 'music' : { url: HoldUrl, method: HoldMethod });
    if (AnnounceUrl !== undefined) rooms.announceTo(place, { url: AnnounceUrl, method: AnnounceMethod ?? 'POST' });
    res.json(showPlace(place));
  });

  api.delete(`${participants}/:who.json`, (req, res) => {
    const place = placeIn(req.params.name, req.params.who);
    if (place === undefined) {
      refuse(res, NOT_FOUND);
      return;
    }
    rooms.kick(place);
    res.status(204).end();
  });
}

/** As the API shows a conference. */
function shownConference(conference: Conference, accountSid: string): object {
  const { sid, name, status, createdAt, updatedAt, reason, endedBy } = conference;
  const uri = `/2010-04-01/Accounts/${accountSid}/Conferences/${sid}`;
  return {
    ...{ sid, account_sid: accountSid, friendly_name: name, status, region: 'ie1', api_version: '2010-04-01' },
    ...{ date_created: rfc2822(createdAt), date_updated: rfc2822(updatedAt) },
    ...{ reason_conference_ended: reason, call_sid_ending_conference: endedBy, uri: `${uri}.json` },
    subresource_uris: { participants: `${uri}/Participants.json`, recordings: `${uri}/Recordings.json` },
  };
}

/** As the API shows a participant. */
function shownParticipant({ conference, participant }: Place, accountSid: string): object {
  const { leg, label, isMuted, isHeld, coaches, endsIt, startsIt, status } = participant;
  const { call } = leg;
  const uri = `/2010-04-01/Accounts/${accountSid}/Conferences/${conference.sid}/Participants/${call.sid}.json`;
  return {
    ...{ account_sid: accountSid, call_sid: call.sid, conference_sid: conference.sid, label, muted: isMuted },
    ...{ hold: isHeld, coaching: coaches !== null, call_sid_to_coach: coaches, end_conference_on_exit: endsIt },
    ...{ start_conference_on_enter: startsIt, status: status === 'expected' ? call.status : status },
    ...{ date_created: rfc2822(call.createdAt), date_updated: rfc2822(conference.updatedAt) },
    ...{ queue_time: '0', uri },
  };
}
