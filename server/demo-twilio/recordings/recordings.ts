/** Recordings of calls and conferences: how long they are, not what is in them. The sound is silence. */
import type { Activity } from '../activity.ts';
import { newSid } from '../calls/call.ts';
import type { Callback } from '../calls/call.ts';
import type { Courier } from '../calls/courier.ts';
import { rfc2822 } from '../calls/courier.ts';

export const RECORDING_EVENTS = ['in-progress', 'completed', 'absent'] as const;
export type RecordingEvent = (typeof RECORDING_EVENTS)[number];
export const PAUSE_BEHAVIOURS = ['skip', 'silence'] as const;
type PauseBehaviour = (typeof PAUSE_BEHAVIOURS)[number];
type Source = 'RecordVerb' | 'DialVerb' | 'Conference' | 'OutboundAPI' | 'StartCallRecordingAPI';

export interface Recording {
  readonly sid: string;
  readonly callSid: string | null;
  readonly conferenceSid: string | null;
  readonly source: Source;
  readonly channels: number;
  readonly callback: Callback<RecordingEvent> | null;
  readonly startedAt: number;
  readonly activity: Activity;
  status: 'in-progress' | 'paused' | 'completed' | 'absent';
  pausedAt: number | null;
  /** Milliseconds that are not in the sound. */
  left: number;
  /** Whole seconds; null until it is complete. */
  duration: number | null;
}

export type NewRecording = Pick<Recording, 'callSid' | 'conferenceSid' | 'source' | 'callback' | 'activity'> &
  Partial<Pick<Recording, 'channels'>>;

export interface Recordings {
  start(given: NewRecording): Recording;
  pause(recording: Recording, behaviour: PauseBehaviour): void;
  resume(recording: Recording): void;
  /** Ends it. What a person said can be given in seconds; when that is nothing, there is no recording. */
  finish(recording: Recording, seconds?: number): void;
  /** Ends what goes on of a call or a conference. */
  finishAllOf(sid: string): void;
  find(sid: string): Recording | undefined;
  /** The last of a call that goes on. */
  currentOf(callSid: string): Recording | undefined;
  /** Newest first. */
  all(): readonly Recording[];
  remove(sid: string): boolean;
  urlOf(recording: Recording): string;
}

interface RecordingsOptions {
  now: () => number;
  courier: Courier;
  accountSid: string;
  /** Where this network is, for the address of the sound. */
  self: () => string;
}

const SECOND_MS = 1000;

export const isLive = ({ status }: Recording): boolean => status === 'in-progress' || status === 'paused';

export function createRecordings({ now, courier, accountSid, self }: RecordingsOptions): Recordings {
  let known: Recording[] = [];

  function tell(recording: Recording, event: RecordingEvent): void {
    const { callback, callSid, conferenceSid, activity, sid, duration, channels, source, startedAt } = recording;
    if (callback?.events.includes(event) !== true) return;
    courier.send(sid, activity, callback, {
      ...{
        AccountSid: accountSid,
        RecordingSid: sid,
        RecordingUrl: recordings.urlOf(recording),
        RecordingStatus: event,
      },
      ...(callSid !== null && { CallSid: callSid }),
      ...(conferenceSid !== null && { ConferenceSid: conferenceSid }),
      ...(duration !== null && { RecordingDuration: String(duration) }),
      ...{ RecordingChannels: String(channels), RecordingSource: source, RecordingStartTime: rfc2822(startedAt) },
    });
  }

  const recordings: Recordings = {
    start: (given) => {
      const recording: Recording = {
        ...{ channels: 1, sid: newSid('RE'), startedAt: now(), status: 'in-progress', pausedAt: null, left: 0 },
        ...given,
        duration: null,
      };
      known.unshift(recording);
      tell(recording, 'in-progress');
      return recording;
    },
    pause: (recording, behaviour) => {
      // A pause that is kept as silence is as long in the sound as it was.
      recording.pausedAt = behaviour === 'skip' ? now() : null;
      recording.status = 'paused';
    },
    resume: (recording) => {
      if (recording.pausedAt !== null) recording.left += now() - recording.pausedAt;
      Object.assign(recording, { pausedAt: null, status: 'in-progress' });
    },
    finish: (recording, seconds) => {
      if (!isLive(recording)) return;
      recordings.resume(recording);
      recording.duration = seconds ?? Math.round((now() - recording.startedAt - recording.left) / SECOND_MS);
      const event = recording.duration === 0 && seconds !== undefined ? 'absent' : 'completed';
      recording.status = event;
      tell(recording, event);
    },
    finishAllOf: (sid) => {
      for (const recording of known)
        if (recording.callSid === sid || recording.conferenceSid === sid) recordings.finish(recording);
    },
    find: (sid) => known.find((recording) => recording.sid === sid),
    currentOf: (callSid) => known.find((recording) => recording.callSid === callSid && isLive(recording)),
    all: () => known,
    remove: (sid) => {
      const before = known.length;
      known = known.filter((recording) => recording.sid !== sid);
      return known.length < before;
    },
    urlOf: ({ sid }) => `${self()}/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`,
  };
  return recordings;
}
