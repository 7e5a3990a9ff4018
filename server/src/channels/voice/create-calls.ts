/** Calls of a hub, as the rest of it knows them. */
import type { ContactCall, Softphone } from '@hub/contract';
import type { TwilioConfig } from '../../config.ts';
import type { Tx } from '../../platform/database/client.ts';
import { contactCallOf } from './contact-call.ts';
import { followCalls } from './follow-calls.ts';
import type { FollowPorts } from './follow-calls.ts';
import { contactsOnCall, lineOf } from './line.store.ts';
import { createSoftphones } from './softphone-token.ts';
import { createTwilioCalls } from './twilio-calls.ts';
import type { CallGate } from './twilio-calls.ts';
import { deleteRecordings } from './delete-recordings.ts';
import { carryOut, followRecordings } from './follow-recordings.ts';
import { recordingDaysNow } from './recording-days.store.ts';
import { recordingDays, recordsCalls } from './recording-policy.ts';
import { areAsWished, wish } from './recording.store.ts';
import { createTwilioRecordings } from './twilio-recordings.ts';
import type { RecordingGate } from './twilio-recordings.ts';

export interface CallsPorts extends Omit<FollowPorts, 'gate'> {
  /** Undefined: no telephony. */
  twilio: TwilioConfig | undefined;
  publicBaseUrl: string;
  simulatorUrl: string | undefined;
  /** Settings of the rules in force. */
  settings: () => ReadonlyMap<string, number>;
  /** Tells the agent who holds a contact how its line stands. */
  onLine: (staffId: string, call: ContactCall) => void;
}

export interface Calls {
  gate: CallGate | null;
  recordings: RecordingGate | null;
  recordsCalls: () => boolean;
  keepDays: (tx: Tx) => Promise<number>;
  softphoneOf: (staffId: string) => Promise<Softphone>;
  /** Does what is due for calls though nobody pressed anything. */
  follow(): Promise<void>;
  /** Lets the talk of a call be recorded or not: see the softphone's routes. */
  record: (callId: string, wanted: 'recording' | 'paused') => Promise<boolean | null>;
  deleteRecordings(): Promise<void>;
  /** Tells whoever talks about a call how it stands. */
  tell(callId: string): Promise<void>;
}

export function createCalls(ports: CallsPorts): Calls {
  const { db, clock, log, twilio, publicBaseUrl, onLine } = ports;
  const gate = twilio ? createTwilioCalls(twilio, publicBaseUrl) : null;
  const recordings = twilio ? createTwilioRecordings(twilio, publicBaseUrl) : null;
  const records = () => recordsCalls(ports.settings());
  const rulesDays = () => recordingDays(ports.settings());
  const tell: Calls['tell'] = async (callId) => {
    for (const { contactId, staffId } of await contactsOnCall(db, callId)) {
      const line = staffId === null ? null : await lineOf(db, contactId);
      if (staffId !== null && line) onLine(staffId, contactCallOf(line));
    }
  };
  const following = recordings && { db, clock, gate: recordings, recordsCalls: records, rulesDays, tell, log };
  return {
    ...{ gate, recordings, recordsCalls: records, tell },
    keepDays: (tx) => recordingDaysNow(tx, rulesDays()),
    softphoneOf: createSoftphones(twilio, ports.simulatorUrl),
    follow: async () => {
      if (gate) await followCalls({ ...ports, gate });
      if (following) await followRecordings(following);
    },
    record: async (callId, wanted) => {
      if (!following) return null;
      const ids = await wish(db, callId, wanted);
      for (const id of ids) await carryOut(following, id);
      return areAsWished(db, ids, wanted);
    },
    deleteRecordings: () => deleteRecordings({ db, clock, recordings, rulesDays, log }),
  };
}
