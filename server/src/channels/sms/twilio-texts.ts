/** Twilio's messages, as the sender of texts needs them. */
import type { TwilioConfig } from '../../config.ts';
import { openTwilio } from '../numbers/index.ts';
import type { ClaimedText } from './outbound.store.ts';

/** As much of a text as the network needs. */
export type TextToSend = Pick<ClaimedText, 'id' | 'receiver' | 'body' | 'createdAt'>;

export interface TextGate {
  /** Answers the sid. Throws what the client throws. */
  send(text: TextToSend): Promise<string>;
  /** The sids of texts with these words that were accepted lately for this number: this one may be among them. */
  find(text: TextToSend): Promise<string[]>;
}

/** A text that could not leave within so long says something that is no longer so. */
const VALID_SECONDS = 4 * 60 * 60;
const LOOKED_AT = 50;
/** Two clocks are never the same. */
const CLOCKS_DIFFER_MS = 10 * 60 * 1000;

/** The field of a status address that says which text it is about, also before its sid is known here. */
export const TEXT_FIELD = 'text';

export function createTwilioTexts(config: TwilioConfig, publicBaseUrl: string): TextGate {
  const client = openTwilio(config);
  return {
    send: async ({ id, receiver, body }) => {
      const { messages } = await client;
      const { sid } = await messages.create({
        ...{ to: receiver, from: config.from, body, validityPeriod: VALID_SECONDS },
        statusCallback: `${publicBaseUrl}/twilio/sms/status?${TEXT_FIELD}=${id}`,
      });
      return sid;
    },
    find: async ({ receiver, body, createdAt }) => {
      const { messages } = await client;
      const dateSentAfter = new Date(createdAt.getTime() - CLOCKS_DIFFER_MS);
      const listed = await messages.list({ to: receiver, from: config.from, dateSentAfter, limit: LOOKED_AT });
      return listed
        .filter((message) => message.body === body && message.dateCreated >= dateSentAfter)
        .map(({ sid }) => sid);
    },
  };
}
