/** Texts of a hub: what comes in is read, what is said is written down as texts, and those are sent, each a step of its own. */
import { setTimeout as delay } from 'node:timers/promises';
import type { TwilioConfig } from '../../config.ts';
import type { Log } from '../../platform/log.ts';
import { readTexts } from './read-texts.ts';
import type { ReadPorts } from './read-texts.ts';
import { sendTexts } from './send-texts.ts';
import type { SendOutcome } from './send-texts.ts';
import { createTwilioTexts } from './twilio-texts.ts';
import { writeTexts } from './write-texts.ts';
import type { WritePorts } from './write-texts.ts';

export interface TextPorts extends ReadPorts, WritePorts {
  /** Undefined: no telephony. Nothing comes in then, and nothing goes out. */
  twilio: TwilioConfig | undefined;
  onSent: (outcome: SendOutcome) => void;
  log: Log;
}

export interface Texts {
  /** Reads what came in, and writes down what is to be said. */
  read(): Promise<void>;
  /** Sends what is due, at the pace of the sending number. */
  send(): Promise<void>;
}

export function createTexts(ports: TextPorts): Texts {
  const { db, clock, twilio, isStopping, log, onSent, announceTasks } = ports;
  if (!twilio) return { read: () => Promise.resolve(), send: () => Promise.resolve() };
  const gate = createTwilioTexts(twilio, ports.publicBaseUrl);
  const { from: sender, textsPerSecond: perSecond } = twilio;
  return {
    read: async () => {
      await readTexts(ports);
      await writeTexts(ports);
    },
    send: () =>
      sendTexts({
        db,
        clock,
        gate,
        sender,
        perSecond,
        isStopping,
        sleep: delay,
        onOutcome: onSent,
        announceTasks,
        log,
      }),
  };
}
