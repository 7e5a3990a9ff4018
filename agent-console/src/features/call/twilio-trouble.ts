/** What an error of Twilio's Voice SDK means for an agent. Pure; the codes are those of its list of errors. */
import type { Trouble } from './softphone.ts';

/** The browser was not allowed the microphone, or found none. */
const MICROPHONE = new Set([31401, 31402]);
/** The hub's answer was to turn the line away, or there is no call any more. */
const REFUSED = new Set([31002, 31404, 31480, 31486, 31603]);
/** Connections to Twilio, of signals and of sound; 31000 is a websocket that could not be opened. */
const NETWORK = new Set([31000, 31003, 31005, 31009, 53000, 53001, 53405]);

export function troubleOf(code: number): Trouble {
  if (MICROPHONE.has(code)) return 'microphone';
  if (REFUSED.has(code)) return 'refused';
  if (NETWORK.has(code)) return 'network';
  // 201xx: the token is wrong or too old; 31201 to 31207: the sign-in with it failed.
  if ((code >= 20100 && code < 20200) || (code >= 31201 && code <= 31207)) return 'session';
  return 'failed';
}
