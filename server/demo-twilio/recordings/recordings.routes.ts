/** Recordings in the API: begun and paused in a live call, looked at, heard and deleted. */
import type { Request, Response, Router } from 'express';
import * as z from 'zod';
import { filterOf, listed, readForm, refuse } from '../api.ts';
import { newRecordingSchema, recordingCallbackOf } from '../calls/call-fields.ts';
import { rfc2822 } from '../calls/courier.ts';
import type { CallsApi } from '../calls/calls.routes.ts';
import { NOT_FOUND, refusal } from '../refusals.ts';
import { isLive, PAUSE_BEHAVIOURS } from './recordings.ts';
import type { Recording } from './recordings.ts';
import { silentMp3 } from './silent-mp3.ts';
import { toneWav } from './tone-wav.ts';

const changeSchema = z.strictObject({
  Status: z.enum(['paused', 'in-progress', 'stopped']),
  PauseBehavior: z.enum(PAUSE_BEHAVIOURS).default('silence'),
});

const NOT_LIVE = refusal(400, 21220, 'Requested resource is not eligible for recording');

export function routeRecordings(api: Router, { exchange, accountSid }: CallsApi): void {
  const { recordings } = exchange;
  const [calls, all] = [`/Accounts/${accountSid}/Calls`, `/Accounts/${accountSid}/Recordings`];
  const show = (recording: Recording): object => shownRecording(recording, accountSid);
  const find = (req: Request<{ call?: string; sid: string }>): Recording | undefined => {
    const { call, sid } = req.params;
    const found = sid === 'Twilio.CURRENT' ? recordings.currentOf(call ?? '') : recordings.find(sid);
    return call === undefined || found?.callSid === call ? found : undefined;
  };

  api.post(`${calls}/:call/Recordings.json`, (req, res) => {
    const leg = exchange.find(req.params.call);
    if (leg === undefined) {
      refuse(res, NOT_FOUND);
      return;
    }
    const fields = readForm(newRecordingSchema, req, res);
    if (fields === undefined) return;
    if (leg.call.status !== 'in-progress') {
      refuse(res, NOT_LIVE);
      return;
    }
    const recording = recordings.start({
      ...{ callSid: leg.call.sid, conferenceSid: null, source: 'StartCallRecordingAPI', activity: leg.activity },
      ...{ channels: fields.RecordingChannels === 'dual' ? 2 : 1, callback: recordingCallbackOf(fields) },
    });
    res.status(201).json(show(recording));
  });

  api.post(`${calls}/:call/Recordings/:sid.json`, (req, res) => {
    const recording = find(req);
    if (recording === undefined) {
      refuse(res, NOT_FOUND);
      return;
    }
    const fields = readForm(changeSchema, req, res);
    if (fields === undefined) return;
    if (!isLive(recording)) {
      refuse(res, NOT_LIVE);
      return;
    }
    if (fields.Status === 'paused') recordings.pause(recording, fields.PauseBehavior);
    else if (fields.Status === 'in-progress') recordings.resume(recording);
    else recordings.finish(recording);
    res.json(show(recording));
  });

  api.get([`${all}.json`, `${calls}/:call/Recordings.json`], (req, res) => {
    const [CallSid, ConferenceSid] = [req.params.call ?? filterOf(req, 'CallSid'), filterOf(req, 'ConferenceSid')];
    const found = recordings
      .all()
      .filter(
        ({ callSid, conferenceSid }) =>
          (CallSid === undefined || callSid === CallSid) &&
          (ConferenceSid === undefined || conferenceSid === ConferenceSid),
      );
    res.json(listed(req, 'recordings', found, show));
  });

  for (const path of [`${all}/:sid`, `${calls}/:call/Recordings/:sid`] as const) {
    api.get(`${path}.json`, (req, res) => answerWith(res, find(req), (recording) => res.json(show(recording))));
    api.get(`${path}.mp3`, (req, res) =>
      answerWith(res, find(req), ({ duration }) => res.type('audio/mpeg').send(silentMp3(duration ?? 0))),
    );
    api.get(`${path}.wav`, (req, res) =>
      answerWith(res, find(req), ({ duration }) => res.type('audio/wav').send(toneWav(duration ?? 0))),
    );
    api.delete(`${path}.json`, (req, res) =>
      answerWith(res, find(req), ({ sid }) => {
        recordings.remove(sid);
        res.status(204).end();
      }),
    );
  }
}

function answerWith(res: Response, recording: Recording | undefined, answer: (recording: Recording) => unknown): void {
  if (recording === undefined) refuse(res, NOT_FOUND);
  else answer(recording);
}

/** As the API shows a recording. */
function shownRecording(recording: Recording, accountSid: string): object {
  const { sid, callSid, conferenceSid, status, source, channels, startedAt, duration } = recording;
  const uri = `/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`;
  return {
    ...{ sid, account_sid: accountSid, call_sid: callSid, conference_sid: conferenceSid, status, source, channels },
    ...{ start_time: rfc2822(startedAt), date_created: rfc2822(startedAt), date_updated: rfc2822(startedAt) },
    ...{ duration: duration === null ? null : String(duration), error_code: null, encryption_details: null },
    ...{ price: null, price_unit: 'GBP', api_version: '2010-04-01', media_url: uri, uri: `${uri}.json` },
    subresource_uris: {},
  };
}
