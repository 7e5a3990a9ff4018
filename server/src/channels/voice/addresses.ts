/** Where the requests of a call come to. Paths, since Twilio takes them relative to the document that names them. Pure. */
import type { CallAddresses } from './documents.ts';

export function addressesOf({ id, step }: { id: string; step: number }): CallAddresses {
  const call = `?call=${id}`;
  return {
    heard: `/twilio/voice/heard${call}&step=${step}`,
    next: `/twilio/voice/next${call}&step=${step}`,
    message: `/twilio/voice/recording${call}`,
    conference: `/twilio/voice/conference${call}`,
    hold: '/twilio/voice/hold',
    conferenceName: conferenceName(id),
  };
}

/** A room of its own for each call. */
export const conferenceName = (callId: string): string => `call-${callId}`;

/** Where a call asks for its next document though nobody pressed anything. */
export const nextAddress = (publicBaseUrl: string, callId: string): string =>
  `${publicBaseUrl}/twilio/voice/next?call=${callId}`;
