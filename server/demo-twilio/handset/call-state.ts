/** What a person, a page or a test sees of a call at a telephone. */
import type { Rooms } from '../conferences/rooms.ts';
import { doingOf } from '../calls/leg.ts';
import type { Doing, Leg } from '../calls/leg.ts';
import type { CallDirection, CallStatus } from '../calls/call.ts';
import type { Problem } from '../calls/twiml.ts';

export interface CallState {
  sid: string;
  direction: CallDirection;
  from: string;
  to: string;
  status: CallStatus;
  doing: Doing;
  answeredBy: string | null;
  heard: { at: number; text: string }[];
  gather: { input: string; numDigits: number | null } | null;
  conference: { name: string; participants: ParticipantState[] } | null;
  /** What was wrong with what the hub said. */
  problems: readonly Problem[];
  /** Grows with every change. */
  version: number;
}

interface ParticipantState {
  callSid: string;
  label: string | null;
  isMuted: boolean;
  isHeld: boolean;
  coaches: string | null;
}

export function callState(leg: Leg, rooms: Rooms): CallState {
  const { sid, direction, from, to, status, answeredBy, lines, problems } = leg.call;
  const place = rooms.placeOf(sid);
  const isIn = place?.participant.status === 'connected';
  const participants = (place?.conference.participants ?? [])
    .filter((one) => one.status === 'connected')
    .map(({ leg: { call }, label, isMuted, isHeld, coaches }) => ({
      ...{ callSid: call.sid, label, isMuted, isHeld, coaches },
    }));
  return {
    ...{ sid, direction, from, to, status, doing: doingOf(leg), answeredBy, problems },
    heard: lines.filter(({ by }) => by === 'other').map(({ at, text }) => ({ at, text })),
    gather: leg.waiting()?.gather ?? null,
    conference: isIn ? { name: place.conference.name, participants } : null,
    version: leg.version(),
  };
}
