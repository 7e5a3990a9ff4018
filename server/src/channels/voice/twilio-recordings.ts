/** Twilio's recordings, as the hub needs them. What is recorded is the line of an adviser, with all that is heard on it. */
import type { TwilioConfig } from '../../config.ts';
import { openTwilio } from '../numbers/index.ts';

export interface RecordingGate {
  /** Begins to record a line; answers the sid. `id` is in the address that is told, so that it can be kept before the sid is. */
  start(recording: { id: string; legSid: string }): Promise<string>;
  /** What there is of a line, also where the answer to its beginning was lost. */
  find(legSid: string): Promise<string[]>;
  change(recording: { legSid: string; sid: string; to: 'paused' | 'recording' | 'stopped' }): Promise<void>;
  /** How it stands: what a lost webhook would have told. */
  look(sid: string): Promise<{ status: string; seconds: number | null }>;
  remove(sid: string): Promise<void>;
  /** The sound itself, as it comes. */
  sound(sid: string): Promise<Response>;
}

export function createTwilioRecordings(config: TwilioConfig, publicBaseUrl: string): RecordingGate {
  const client = openTwilio(config);
  const { accountSid, authTokens, apiBaseUrl } = config;
  return {
    start: async ({ id, legSid }) => {
      const { sid } = await (await client).calls(legSid).recordings.create({
        ...{ recordingChannels: 'mono', recordingTrack: 'both', trim: 'do-not-trim' },
        recordingStatusCallback: `${publicBaseUrl}/twilio/voice/recording?recording=${id}`,
        recordingStatusCallbackMethod: 'POST',
        recordingStatusCallbackEvent: ['in-progress', 'completed', 'absent'],
      });
      return sid;
    },
    find: async (legSid) => (await (await client).calls(legSid).recordings.list({ limit: 20 })).map(({ sid }) => sid),
    change: async ({ legSid, sid, to }) => {
      await (
        await client
      )
        .calls(legSid)
        .recordings(sid)
        .update({
          status: to === 'recording' ? 'in-progress' : to,
          // What is left out stays as silence, so that the sound is as long as the talk.
          ...(to === 'paused' && { pauseBehavior: 'silence' }),
        });
    },
    look: async (sid) => {
      const { status, duration } = await (await client).recordings(sid).fetch();
      // The client says number or text, and Twilio -1 while it does not know.
      const seconds = Number(duration);
      return { status, seconds: Number.isInteger(seconds) && seconds >= 0 ? seconds : null };
    },
    remove: async (sid) => {
      await (await client).recordings(sid).remove();
    },
    sound: (sid) =>
      fetch(`${apiBaseUrl.replace(/\/$/, '')}/2010-04-01/Accounts/${accountSid}/Recordings/${sid}.wav`, {
        headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authTokens[0] ?? ''}`).toString('base64')}` },
      }),
  };
}
