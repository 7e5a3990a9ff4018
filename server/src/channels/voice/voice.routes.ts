/** Twilio's webhooks for calls. Each answers the document that the call carries out next; a fault of ours answers one with a person in it. */
import type { Problem } from '@hub/contract';
import type { Request, Response } from 'express';
import * as z from 'zod';
import { parse } from '../../platform/parse.ts';
import { sendProblemJson } from '../../platform/http/send-problem.ts';
import type { Routes } from '../../security/index.ts';
import type { CallPorts } from './call-ports.ts';
import { holdDocument, refusalDocument } from './documents.ts';
import { hearCall } from './hear-call.ts';
import { hearMessage } from './hear-message.ts';
import { joinAsStaff } from './join-call.ts';
import { nextDocument } from './next-document.ts';
import { isClient, staffIdOf } from './softphone-identity.ts';
import { keepTold } from './recording-told.store.ts';
import { callIdOf, takeCall } from './take-call.ts';
import { keepConference, keepStatus } from './told.store.ts';
import type { LineLeft } from './told.store.ts';

export interface VoiceRoutePorts extends CallPorts {
  /** Something was told of a call: its contact may have to be shown anew, and more may be due. */
  onTold: (callId: string) => void;
  /** Somebody who helped in a call has hung up. */
  onLineLeft: (line: LineLeft) => void;
}

/** Nothing more is asked of what Twilio sends: fields may be added without notice. */
const ringing = z.looseObject({ CallSid: z.string().min(1).max(64), From: z.string().max(100).default('') });
/** It stands in addresses of Twilio's API: nothing else than an id may. */
const recordingSid = z.string().regex(/^RE[0-9a-f]{32}$/i);
const heard = z.looseObject({
  Digits: z.string().max(64).default(''),
  SpeechResult: z.string().max(10_000).default(''),
  RecordingSid: recordingSid.optional(),
  RecordingDuration: z.coerce.number().int().nonnegative().default(0),
});
const ofCall = z.object({ call: z.uuid() });
const ofStep = ofCall.extend({ step: z.coerce.number().int().nonnegative() });
const ofMaybeStep = ofCall.extend({ step: z.coerce.number().int().nonnegative().optional() });
const status = z.looseObject({
  CallSid: z.string().min(1).max(64),
  CallStatus: z.string().min(1).max(64),
  AnsweredBy: z.string().max(64).optional(),
});
const recorded = z.looseObject({
  RecordingSid: recordingSid,
  RecordingStatus: z.string().min(1).max(64),
  RecordingDuration: z.coerce.number().int().nonnegative().optional(),
});
const ofRecorded = z.union([z.object({ recording: z.uuid() }), ofCall]);
const conference = z.looseObject({
  ConferenceSid: z.string().min(1).max(64),
  StatusCallbackEvent: z.string().min(1).max(64),
  CallSid: z.string().max(64).default(''),
  ParticipantLabel: z.string().max(128).default(''),
});

export function serveCalls(routes: Routes, ports: VoiceRoutePorts): void {
  const { db, clock } = ports;

  routes.twilio('POST', '/twilio/voice', async (req, res) => {
    const parsed = parse(ringing, req.body);
    if (!parsed.ok) return sendProblem(res, parsed.problem);
    const { CallSid: sid, From: from } = parsed.value;
    const staffId = staffIdOf(from);
    if (staffId === null && !isClient(from)) return sendDocument(res, await takeCall(ports, { sid, from }));
    // A line of staff: it joins the call of a contact that they hold or help in, or nothing.
    const contactId = z.uuid().safeParse(parsed.value.contactId).data;
    const joined =
      staffId === null || contactId === undefined ? null : await joinAsStaff(db, { staffId, contactId, sid });
    return sendDocument(res, joined ?? refusalDocument());
  });

  routes.twilio('POST', '/twilio/voice/heard', async (req, res) => {
    const [asked, input] = [parse(ofStep, req.query), parse(heard, req.body)];
    if (!asked.ok) return sendProblem(res, asked.problem);
    if (!input.ok) return sendProblem(res, input.problem);
    const { call: id, step } = asked.value;
    const { Digits: digits, SpeechResult: speech, RecordingSid: sid, RecordingDuration: seconds } = input.value;
    const message = sid !== undefined && seconds > 0 ? { sid, seconds } : null;
    return sendFound(res, await hearCall(ports, { id, step, input: { digits, speech, message } }));
  });

  routes.twilio('POST', '/twilio/voice/next', async (req, res) => {
    const asked = parse(ofMaybeStep, req.query);
    if (!asked.ok) return sendProblem(res, asked.problem);
    const { call: id, step = null } = asked.value;
    await keepStateTold(req, id);
    return sendFound(res, await nextDocument(ports, { id, step }));
  });

  routes.twilio('POST', '/twilio/voice/hold', (_req, res) => sendDocument(res, holdDocument()));

  routes.twilio('POST', '/twilio/voice/status', async (req, res) => {
    const parsed = parse(status, req.body);
    if (!parsed.ok) return sendProblem(res, parsed.problem);
    await keepStateTold(req, z.uuid().safeParse(req.query.call).data ?? callIdOf(parsed.value.CallSid));
    return res.status(204).end();
  });

  routes.twilio('POST', '/twilio/voice/conference', async (req, res) => {
    const [asked, told] = [parse(ofCall, req.query), parse(conference, req.body)];
    if (!asked.ok) return sendProblem(res, asked.problem);
    if (!told.ok) return sendProblem(res, told.problem);
    const {
      ConferenceSid: conferenceSid,
      StatusCallbackEvent: event,
      CallSid: sid,
      ParticipantLabel: label,
    } = told.value;
    const { call: callId } = asked.value;
    const news = { callId, conferenceSid, event, sid, label, params: fieldsOf(req), at: clock() };
    for (const line of await keepConference(db, news)) ports.onLineLeft(line);
    ports.onTold(callId);
    return res.status(204).end();
  });

  routes.twilio('POST', '/twilio/voice/recording', async (req, res) => {
    const [asked, told] = [parse(ofRecorded, req.query), parse(recorded, req.body)];
    if (!asked.ok) return sendProblem(res, asked.problem);
    if (!told.ok) return sendProblem(res, told.problem);
    const { RecordingSid: sid, RecordingStatus: state, RecordingDuration: seconds = null } = told.value;
    if ('call' in asked.value) {
      await hearMessage(ports, { callId: asked.value.call, sid, status: state, seconds });
    } else {
      const callId = await keepTold(db, { id: asked.value.recording, sid, status: state, seconds }, clock());
      if (callId !== null) ports.onTold(callId);
    }
    return res.status(204).end();
  });

  /** What a request says of the state of its call, also where it asks for something else. */
  async function keepStateTold(req: Request, callId: string): Promise<void> {
    const told = status.safeParse(req.body);
    if (!told.success) return;
    const { CallSid: sid, CallStatus, AnsweredBy } = told.data;
    const given = { callId, sid, status: CallStatus, answeredBy: AnsweredBy ?? null };
    if (await keepStatus(db, { ...given, params: fieldsOf(req), at: clock() })) ports.onTold(callId);
  }
}

function sendProblem(res: Response, problem: Problem): Response {
  sendProblemJson(res, problem);
  return res;
}

function sendDocument(res: Response, document: string): Response {
  return res.type('text/xml').send(document);
}

/** A call that we do not know is one of another time: it is refused, not left in silence. */
function sendFound(res: Response, document: string | null): Response {
  return sendDocument(res, document ?? refusalDocument());
}

/** Every field as it came, but for the one sign that the database cannot keep, and for what was said, which the thread keeps. */
function fieldsOf(req: Request): Record<string, string> {
  const body: unknown = req.body;
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(
    fields
      .filter(([name]) => name !== 'SpeechResult' && name !== 'Digits')
      .map(([name, value]) => [name, String(value).replaceAll('\0', '')]),
  );
}
