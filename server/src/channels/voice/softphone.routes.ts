/** The telephone at the console: how a page speaks, and what can be done with the line of a contact. */
import { callCommandSchema } from '@hub/contract';
import type { CallCommand, ContactCall, Outcome, Softphone } from '@hub/contract';
import type { Request } from 'express';
import * as z from 'zod';
import type { Database } from '../../platform/database/client.ts';
import { sendProblemJson } from '../../platform/http/send-problem.ts';
import { parse } from '../../platform/parse.ts';
import { refused } from '../../platform/problem.ts';
import type { Routes, StaffIdentity } from '../../security/index.ts';
import type { Work } from '../../work/index.ts';
import { contactCallOf } from './contact-call.ts';
import { dialled, lineOf, writeCall } from './line.store.ts';
import type { Line } from './line.store.ts';
import type { CallGate } from './twilio-calls.ts';

export interface SoftphonePorts {
  db: Database;
  clock: () => Date;
  newId: () => string;
  /** Null: no telephony. */
  gate: CallGate | null;
  work: Pick<Work, 'openContact' | 'endContact'>;
  softphoneOf: (staffId: string) => Promise<Softphone>;
  /** Lets the talk of a call be recorded or not; false where Twilio did not do so yet, null where nothing is recorded. */
  record: (callId: string, wanted: 'recording' | 'paused') => Promise<boolean | null>;
  /** A call was written down. */
  onCall: () => void;
}

const contactIdSchema = z.object({ contactId: z.uuid() });

export function serveSoftphone(routes: Routes, ports: SoftphonePorts): void {
  const { db, work } = ports;
  const open = async (req: Request, staff: StaffIdentity): Promise<Outcome<{ line: Line }>> => {
    const parsed = parse(contactIdSchema, req.params);
    if (!parsed.ok) return parsed;
    const opened = await work.openContact(staff, parsed.value.contactId);
    if (!opened.ok) return opened;
    const line = await lineOf(db, opened.opened.contactId);
    return line ? { ok: true, line } : notHeld();
  };

  routes.staff('GET', '/api/console/softphone', async (_req, res, { staffId }) => {
    res.json(await ports.softphoneOf(staffId));
  });

  routes.staff('GET', '/api/console/contacts/:contactId/call', async (req, res, staff) => {
    const outcome = await open(req, staff);
    if (outcome.ok) res.json(contactCallOf(outcome.line) satisfies ContactCall);
    else sendProblemJson(res, outcome.problem);
  });

  routes.staff('POST', '/api/console/contacts/:contactId/call', async (req, res, staff) => {
    const command = parse(callCommandSchema, req.body);
    const opened = command.ok ? await open(req, staff) : command;
    const outcome = command.ok && opened.ok ? await obey(ports, command.value, opened.line, staff) : opened;
    const line = outcome.ok && opened.ok ? await lineOf(db, opened.line.contactId) : null;
    if (outcome.ok) res.json(line && contactCallOf(line));
    else sendProblemJson(res, outcome.problem);
  });
}

const notHeld = () => refused('contact-not-found', 'Use a contact that you hold.', { where: 'contactId' });
const notOnTheLine = () =>
  refused('changed', 'Nobody is on this line any more. Ring them, or end the contact.', { where: 'do' });

const notRecorded = () => refused('changed', 'This call is not recorded any more.', { where: 'do' });
const notYet = (what: CallCommand['do']) =>
  refused(
    'busy',
    what === 'pause-recording'
      ? 'The telephone network did not answer. The call is still recorded. Take no card details. We try again.'
      : 'The telephone network did not answer. The recording is still paused. We try again.',
    { where: 'do' },
  );

/** A line is used by whoever holds its contact, and by nobody else, not even a supervisor who may read it. */
async function obey(
  { db, clock, newId, work, gate, record, onCall }: SoftphonePorts,
  { do: what }: CallCommand,
  line: Line,
  { staffId }: StaffIdentity,
): Promise<Outcome> {
  if (line.assignedTo !== staffId || line.state !== 'assigned' || gate === null) return notHeld();
  const { live } = line;
  if (what === 'ring') {
    const number = dialled(line.number);
    if (number === null)
      return refused('not-allowed', 'This number cannot be rung from here. Ask for another, or write to them.', {
        where: 'do',
      });
    const isWritten = await writeCall(db, { line, number, id: newId(), now: clock() });
    if (!isWritten) return refused('changed', 'Somebody is on this line already.', { where: 'do' });
    onCall();
    return { ok: true };
  }
  if (!live?.sid) return notOnTheLine();
  if (what === 'hang-up') {
    // Whoever rang us is parted from in words, and may be asked how it was; the line ends after that.
    if (live.direction === 'inbound' && line.channel === 'phone') return work.endContact(staffId, line.contactId);
    await gate.hangUp(live.sid);
    return { ok: true };
  }
  if (what === 'pause-recording' || what === 'resume-recording') {
    const isDone = await record(live.id, what === 'pause-recording' ? 'paused' : 'recording');
    if (isDone === true) return { ok: true };
    return isDone === null ? notRecorded() : notYet(what);
  }
  if (live.conferenceSid === null) return notOnTheLine();
  await gate.hold({ conferenceSid: live.conferenceSid, sid: live.sid, on: what === 'hold' });
  return { ok: true };
}
