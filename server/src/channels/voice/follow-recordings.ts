/**
 * Recordings follow what was written down of them. Every step may run again, on any node: a line is recorded once, and what Twilio
 * was told last is what was wished last.
 */
import type { Database } from '../../platform/database/client.ts';
import type { Log } from '../../platform/log.ts';
import { isGone, isRefused } from './call-fault.ts';
import {
  callOf,
  claimUntold,
  claimWished,
  keepBegun,
  keepChanged,
  keepForLater,
  keepOver,
  stopForbidden,
  writeDue,
} from './recording.store.ts';
import type { ClaimedRecording } from './recording.store.ts';
import { keepTold } from './recording-told.store.ts';
import type { RecordingGate } from './twilio-recordings.ts';

export interface FollowRecordingPorts {
  db: Database;
  clock: () => Date;
  gate: RecordingGate;
  /** Whether the council wants talks recorded. */
  recordsCalls: () => boolean;
  /** How many days the rules keep recordings, where supervisors say nothing. */
  rulesDays: () => number;
  /** Shows whoever talks how the call stands. */
  tell: (callId: string) => Promise<void>;
  log: Log;
}

/** Longer than Twilio is waited for. */
const CLAIM_MS = 15_000;
/** So soon it is tried again where Twilio did not answer. */
const AGAIN_MS = 3000;
/** So long after the end a recording's length was told, or the webhook was lost. */
const UNTOLD_MS = 60_000;
const MOST_TRIES = 5;

export async function followRecordings(ports: FollowRecordingPorts): Promise<void> {
  const { db, clock, recordsCalls, rulesDays } = ports;
  if (recordsCalls()) await writeDue(db, clock(), rulesDays());
  await stopForbidden(db);
  await carryOut(ports);
  await askUntold(ports);
}

/** Tells Twilio what was wished: of one recording, or of all. */
export async function carryOut(ports: FollowRecordingPorts, id?: string): Promise<void> {
  const { db, clock } = ports;
  const now = clock();
  const claimed = await claimWished(db, {
    now,
    before: new Date(now.getTime() - CLAIM_MS),
    ...(id !== undefined && { id }),
  });
  for (const recording of claimed) {
    if (!(await tell(ports, recording))) continue;
    const callId = await callOf(db, recording.id);
    if (callId !== null) await ports.tell(callId);
    // Somebody may have wished something else meanwhile.
    await carryOut(ports, recording.id);
  }
}

async function tell(ports: FollowRecordingPorts, recording: ClaimedRecording): Promise<boolean> {
  const { db, clock, log } = ports;
  const { id, state, tries } = recording;
  try {
    await (state === 'due' ? begin(ports, recording) : change(ports, recording));
    return true;
  } catch (error) {
    // What runs is never given up while it is there: somebody was promised that it stops.
    const isOver = isGone(error) || (state === 'due' && (isRefused(error) || tries >= MOST_TRIES));
    if (isOver) await keepOver(db, id, state === 'due' ? 'failed' : 'ended', clock());
    else await keepForLater(db, id, new Date(clock().getTime() - CLAIM_MS + AGAIN_MS));
    log.warn({ recordingId: id, isOver }, 'a recording could not be told what to do');
    return false;
  }
}

async function begin({ db, clock, gate }: FollowRecordingPorts, recording: ClaimedRecording): Promise<void> {
  const { id, legSid, wanted, tries } = recording;
  if (wanted === 'stopped' && tries === 1) return keepOver(db, id, 'empty', clock());
  // An answer may have been lost: what runs already is not begun again.
  const [running] = tries > 1 ? await gate.find(legSid) : [];
  await keepBegun(db, id, running ?? (await gate.start({ id, legSid })));
}

async function change({ db, clock, gate }: FollowRecordingPorts, recording: ClaimedRecording): Promise<void> {
  const { id, legSid, sid, wanted } = recording;
  if (sid === null) throw new Error('a recording that runs has a sid');
  await gate.change({ legSid, sid, to: wanted });
  await keepChanged(db, id, wanted, clock());
}

/** A webhook that was lost is asked after. */
async function askUntold({ db, clock, gate, log }: FollowRecordingPorts): Promise<void> {
  const now = clock();
  for (const { id, sid } of await claimUntold(db, { now, before: new Date(now.getTime() - UNTOLD_MS) })) {
    if (sid === null) {
      await keepOver(db, id, 'failed', clock());
      continue;
    }
    try {
      await keepTold(db, { id, sid, ...(await gate.look(sid)) }, clock());
    } catch (error) {
      if (isGone(error)) await keepTold(db, { id, sid, status: 'absent', seconds: 0 }, clock());
      else log.warn({ recordingId: id }, 'how long a recording is could not be asked');
    }
  }
}
