/** Recordings at the console: what there is of a contact, why somebody listens, and the sound. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { listenSchema } from '@hub/contract';
import type { Outcome, Recording } from '@hub/contract';
import type { Request, Response } from 'express';
import * as z from 'zod';
import type { Database } from '../../platform/database/client.ts';
import { sendProblemJson } from '../../platform/http/send-problem.ts';
import { parse } from '../../platform/parse.ts';
import { refused } from '../../platform/problem.ts';
import type { Routes, StaffIdentity } from '../../security/index.ts';
import type { Work } from '../../work/index.ts';
import { hasReason, holdsContact, keepListen, listenOf, recordingOf, recordingsOf } from './listen.store.ts';
import type { KnownRecording } from './listen.store.ts';
import type { RecordingGate } from './twilio-recordings.ts';

export interface RecordingRoutePorts {
  db: Database;
  clock: () => Date;
  newId: () => string;
  /** Null: no telephony. */
  recordings: RecordingGate | null;
  work: Pick<Work, 'openContact'>;
}

const ofContact = z.object({ contactId: z.uuid() });
const ofRecording = z.object({ recordingId: z.uuid() });

interface Opened {
  recording: KnownRecording;
  listen: Recording['listen'];
}

export function serveRecordings(routes: Routes, ports: RecordingRoutePorts): void {
  const { db, clock, newId, work } = ports;

  /** A recording of a contact that its reader may open. */
  const open = async (req: Request, staff: StaffIdentity): Promise<Outcome<Opened>> => {
    const parsed = parse(ofRecording, req.params);
    if (!parsed.ok) return parsed;
    const recording = await recordingOf(db, parsed.value.recordingId);
    const contactId = recording?.contactId ?? null;
    if (!recording || contactId === null) return notThere();
    const opened = await work.openContact(staff, contactId);
    if (!opened.ok) return opened;
    const isHolder = await holdsContact(db, contactId, staff.staffId);
    return { ok: true, recording, listen: listenOf(recording.kind, staff, isHolder) };
  };

  routes.staff('GET', '/api/console/contacts/:contactId/recordings', async (req, res, staff) => {
    const parsed = parse(ofContact, req.params);
    const opened = parsed.ok ? await work.openContact(staff, parsed.value.contactId) : parsed;
    if (!opened.ok) {
      sendProblemJson(res, opened.problem);
      return;
    }
    const { contactId } = opened.opened;
    const isHolder = await holdsContact(db, contactId, staff.staffId);
    const found = await recordingsOf(db, contactId);
    res.json(found.map((each) => shown(each, listenOf(each.kind, staff, isHolder))) satisfies Recording[]);
  });

  routes.staff('POST', '/api/console/recordings/:recordingId/listen', async (req, res, staff) => {
    const given = parse(listenSchema, req.body);
    const opened = given.ok ? await open(req, staff) : given;
    if (!given.ok || !opened.ok) {
      if (!opened.ok) sendProblemJson(res, opened.problem);
      return;
    }
    const listen = { recordingId: opened.recording.id, staffId: staff.staffId, reason: given.value.reason };
    await keepListen(db, { id: newId(), ...listen, at: clock() });
    res.json({ ok: true });
  });

  routes.staff('GET', '/api/console/recordings/:recordingId/audio', async (req, res, staff) => {
    const opened = await open(req, staff);
    const outcome = opened.ok ? await mayHear(opened, staff) : opened;
    if (outcome.ok) await sendSound(ports.recordings, outcome.sid, res);
    else sendProblemJson(res, outcome.problem);
  });

  /** Nobody hears anything without a row that says so. */
  async function mayHear({ recording, listen }: Opened, { staffId }: StaffIdentity): Promise<Outcome<{ sid: string }>> {
    const { id: recordingId, sid, seconds } = recording;
    if (listen === 'no')
      return refused('not-allowed', 'Only a supervisor may listen to this. Ask yours.', { where: 'recordingId' });
    if (listen === 'with-reason' && !(await hasReason(db, { recordingId, staffId, now: clock() })))
      return refused('not-allowed', 'Say first why you listen.', { where: 'reason' });
    if (sid === null || seconds === null) return notThere();
    if (listen === 'now') await keepListen(db, { id: newId(), recordingId, staffId, at: clock() });
    return { ok: true, sid };
  }
}

const notThere = () =>
  refused('not-found', 'There is no sound here. It was deleted, or is not ready yet.', { where: 'recordingId' });

function shown({ id, kind, startedAt, seconds, state }: KnownRecording, listen: Recording['listen']): Recording {
  const isReady = state === 'ended' && seconds !== null;
  return {
    ...{ recordingId: id, kind, startedAt: startedAt.toISOString(), seconds, listen },
    state: state === 'deleted' ? 'deleted' : isReady ? 'ready' : 'running',
  };
}

/** As it comes from the carrier, where alone it lies; nothing between may keep it. */
async function sendSound(gate: RecordingGate | null, sid: string, res: Response): Promise<void> {
  const answer = await gate?.sound(sid).catch(() => null);
  if (!answer?.ok || answer.body === null) {
    const { problem } = refused('busy', 'The telephone network did not give the sound. Try again in a minute.');
    sendProblemJson(res, problem);
    return;
  }
  const length = answer.headers.get('content-length');
  res.set({ 'content-type': 'audio/wav', 'cache-control': 'private, no-store' });
  if (length !== null) res.set('content-length', length);
  // Whoever closes the page while it plays has heard enough.
  await pipeline(Readable.fromWeb(answer.body), res).catch(() => undefined);
}
