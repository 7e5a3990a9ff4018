/** Twilio's calls and conferences, as the hub needs them. */
import type { TwilioConfig } from '../../config.ts';
import { openTwilio } from '../numbers/index.ts';
import { nextAddress } from './addresses.ts';
import type { Hearing } from './seat.ts';

export interface CallGate {
  /** Lets a live call ask for its next document now, whatever it does. Throws what the client throws. */
  redirect(call: { id: string; sid: string }): Promise<void>;
  hangUp(sid: string): Promise<void>;
  /** Rings a number; answers the sid. `id` is in every address, so that what is told can be kept before the sid is. */
  ring(call: { id: string; number: string; detectsMachines: boolean }): Promise<string>;
  /** Changes who hears a line. */
  seat(participant: Hearing & { conferenceSid: string; sid: string }): Promise<void>;
  hold(participant: { conferenceSid: string; sid: string; on: boolean }): Promise<void>;
}

/** Long enough to reach the phone, too short for most machines to take the call. */
const RING_SECONDS = 25;

export function createTwilioCalls(config: TwilioConfig, publicBaseUrl: string): CallGate {
  const client = openTwilio(config);
  return {
    redirect: async ({ id, sid }) => {
      await (await client).calls(sid).update({ url: nextAddress(publicBaseUrl, id), method: 'POST' });
    },
    hangUp: async (sid) => {
      await (await client).calls(sid).update({ status: 'completed' });
    },
    ring: async ({ id, number, detectsMachines }) => {
      const { sid } = await (
        await client
      ).calls.create({
        ...{
          to: number,
          from: config.from,
          url: nextAddress(publicBaseUrl, id),
          method: 'POST',
          timeout: RING_SECONDS,
        },
        ...{ statusCallback: `${publicBaseUrl}/twilio/voice/status?call=${id}`, statusCallbackMethod: 'POST' },
        statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
        ...(detectsMachines && { machineDetection: 'Enable' }),
      });
      return sid;
    },
    seat: async ({ conferenceSid, sid, muted, coaches }) => {
      const coaching = coaches === null ? { coaching: false } : { coaching: true, callSidToCoach: coaches };
      await (
        await client
      )
        .conferences(conferenceSid)
        .participants(sid)
        .update({ muted, ...coaching });
    },
    hold: async ({ conferenceSid, sid, on }) => {
      await (
        await client
      )
        .conferences(conferenceSid)
        .participants(sid)
        .update({ hold: on, ...(on && { holdUrl: `${publicBaseUrl}/twilio/voice/hold`, holdMethod: 'POST' }) });
    },
  };
}
