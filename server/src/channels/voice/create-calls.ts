/** Calls of a hub, as the rest of it knows them. */
import type { ContactCall, Softphone } from '@hub/contract';
import type { TwilioConfig } from '../../config.ts';
import { contactCallOf } from './contact-call.ts';
import { followCalls } from './follow-calls.ts';
import type { FollowPorts } from './follow-calls.ts';
import { contactsOnCall, lineOf } from './line.store.ts';
import { createSoftphones } from './softphone-token.ts';
import { createTwilioCalls } from './twilio-calls.ts';
import type { CallGate } from './twilio-calls.ts';

export interface CallsPorts extends Omit<FollowPorts, 'gate'> {
  /** Undefined: no telephony. */
  twilio: TwilioConfig | undefined;
  publicBaseUrl: string;
  simulatorUrl: string | undefined;
  /** Tells the agent who holds a contact how its line stands. */
  onLine: (staffId: string, call: ContactCall) => void;
}

export interface Calls {
  gate: CallGate | null;
  softphoneOf: (staffId: string) => Promise<Softphone>;
  /** Does what is due for calls though nobody pressed anything. */
  follow(): Promise<void>;
  /** Tells whoever talks about a call how it stands. */
  tell(callId: string): Promise<void>;
}

export function createCalls(ports: CallsPorts): Calls {
  const { db, twilio, publicBaseUrl, onLine } = ports;
  const gate = twilio ? createTwilioCalls(twilio, publicBaseUrl) : null;
  return {
    gate,
    softphoneOf: createSoftphones(twilio, ports.simulatorUrl),
    follow: async () => {
      if (gate) await followCalls({ ...ports, gate });
    },
    tell: async (callId) => {
      for (const { contactId, staffId } of await contactsOnCall(db, callId)) {
        const line = staffId === null ? null : await lineOf(db, contactId);
        if (staffId !== null && line) onLine(staffId, contactCallOf(line));
      }
    },
  };
}
