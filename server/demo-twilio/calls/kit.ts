/** What the verbs of TwiML need of the network. */
import type { Clock } from '../clock.ts';
import type { Rooms } from '../conferences/rooms.ts';
import type { Recordings } from '../recordings/recordings.ts';
import type { Application, Question, Script } from './application.ts';
import type { CallStatus, NewCall } from './call.ts';
import type { Courier } from './courier.ts';
import type { Leg, Run } from './leg.ts';
import type { Verb } from './twiml.ts';

export interface Ringing {
  /** So long it rings. */
  seconds: number;
  /** Whether somebody listens for a machine, and until its tone. */
  detects: 'no' | 'start' | 'end';
  /** When nobody answered, with what became of it. */
  missed?: (status: CallStatus) => void;
}

export interface Kit {
  accountSid: string;
  clock: Clock;
  application: Application;
  courier: Courier;
  recordings: Recordings;
  rooms: Rooms;
  /** Rings a telephone, and does that with it once it is answered. */
  place(call: NewCall, ringing: Ringing, program: (run: Run) => Promise<void>): Leg;
  /** From now on it is connected. */
  answer(leg: Leg): void;
  end(leg: Leg, status: CallStatus): void;
}

/** With what is to be done at the moment from which it can be answered. */
export interface RingOptions extends Ringing {
  rings: () => void;
}

/** What comes after a verb: another document, the end, or (undefined) the next verb. */
export type Next = Question | 'hangup' | undefined;
export type Step = (run: Run, verb: Verb, script: Script, kit: Kit) => Promise<Next>;
