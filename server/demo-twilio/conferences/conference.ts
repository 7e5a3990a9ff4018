/** A conference: calls in one room that hear each other, or wait for each other. Pure. https://www.twilio.com/docs/voice/api/conference-resource */
import type { Callback } from '../calls/call.ts';
import { newSid } from '../calls/call.ts';
import type { Leg } from '../calls/leg.ts';
import type { Source } from '../calls/music.ts';
import type { RecordingEvent } from '../recordings/recordings.ts';

export const ROOM_EVENTS = [
  'start',
  'end',
  'join',
  'leave',
  'mute',
  'hold',
  'modify',
  'speaker',
  'announcement',
] as const;
/** What one may ask to be told. */
export type RoomEvent = (typeof ROOM_EVENTS)[number];

export type EndReason =
  | 'conference-ended-via-api'
  | 'participant-with-end-conference-on-exit-left'
  | 'participant-with-end-conference-on-exit-kicked'
  | 'last-participant-left'
  | 'last-participant-kicked';

export type LeaveReason = 'participant_hung_up' | 'participant_updated_via_api' | 'conference_ended';

/** How somebody comes in. */
export interface Entry {
  label: string | null;
  isMuted: boolean;
  startsIt: boolean;
  endsIt: boolean;
  /** The call that alone hears this one. */
  coaches: string | null;
  beep: 'true' | 'false' | 'onEnter' | 'onExit';
  /** What is heard until it starts. */
  wait: Source;
  callback: Callback<RoomEvent> | null;
  records: boolean;
  recordingCallback: Callback<RecordingEvent> | null;
}

export interface Participant extends Entry {
  readonly leg: Leg;
  isHeld: boolean;
  /** Expected while its call still rings. */
  status: 'expected' | 'connected' | 'complete';
  stopMusic: () => void;
}

export interface Conference {
  readonly sid: string;
  readonly name: string;
  readonly createdAt: number;
  status: 'init' | 'in-progress' | 'completed';
  updatedAt: number;
  participants: Participant[];
  /** Whoever came first with one decides. */
  callback: Callback<RoomEvent> | null;
  sequence: number;
  reason: EndReason | null;
  endedBy: string | null;
}

export function newConference(name: string, now: number): Conference {
  return {
    ...{ sid: newSid('CF'), name, createdAt: now, updatedAt: now, status: 'init', participants: [], callback: null },
    ...{ sequence: 0, reason: null, endedBy: null },
  };
}

export const newParticipant = (leg: Leg, entry: Entry): Participant => ({
  ...entry,
  ...{ leg, isHeld: false, status: 'expected', stopMusic: () => undefined },
});

export const connected = ({ participants }: Conference): Participant[] =>
  participants.filter(({ status }) => status === 'connected');

/** It starts with the second who is there, when one of them is somebody who starts it. */
export function mayStart(conference: Conference): boolean {
  const here = connected(conference);
  return conference.status === 'init' && here.length > 1 && here.some(({ startsIt }) => startsIt);
}

/** Whether what one says reaches the other. */
export function hears(conference: Conference, speaker: Participant, listener: Participant): boolean {
  if (conference.status !== 'in-progress' || speaker === listener) return false;
  if (speaker.isMuted || speaker.isHeld || listener.isHeld) return false;
  return speaker.coaches === null || speaker.coaches === listener.leg.call.sid;
}

/** Why the conference ends when this one leaves, or null when it goes on. */
export function endOf(conference: Conference, gone: Participant, isKicked: boolean): EndReason | null {
  if (conference.status === 'completed') return null;
  if (gone.endsIt)
    return isKicked ? 'participant-with-end-conference-on-exit-kicked' : 'participant-with-end-conference-on-exit-left';
  const isEmpty = conference.participants.every((other) => other === gone);
  if (!isEmpty) return null;
  return isKicked ? 'last-participant-kicked' : 'last-participant-left';
}
