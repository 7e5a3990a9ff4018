/** How an agent's page speaks: Twilio's Voice SDK with a token, a line of the simulator, or not at all. */
import type { Softphone } from '@hub/contract';
import type { TwilioConfig } from '../../config.ts';
import { identityOf } from './softphone-identity.ts';

/** A token is good for an hour at most; the page asks for another before. */
const SECONDS = 3600;

/** Twilio's measures of a call, and its sounds of keys. Its signals go by websocket. */
const TWILIO_ORIGINS = ['https://eventgw.twilio.com', 'https://sdk.twilio.com'];

/** Where an agent's page asks for its line, beside the hub. */
export function softphoneOrigins(twilio: TwilioConfig | undefined, simulatorUrl: string | undefined): string[] {
  if (simulatorUrl !== undefined) return [new URL(simulatorUrl).origin];
  return twilio?.voice ? TWILIO_ORIGINS : [];
}

export function createSoftphones(
  twilio: TwilioConfig | undefined,
  simulatorUrl: string | undefined,
): (staffId: string) => Promise<Softphone> {
  return async (staffId) => {
    const identity = identityOf(staffId);
    if (simulatorUrl !== undefined) return { kind: 'simulated', identity, url: simulatorUrl };
    const voice = twilio?.voice;
    if (!twilio || !voice) return { kind: 'none' };
    const { default: AccessToken } = await import('twilio/lib/jwt/AccessToken.js');
    const token = new AccessToken(twilio.accountSid, voice.apiKey, voice.apiSecret, { identity, ttl: SECONDS });
    token.addGrant(new AccessToken.VoiceGrant({ outgoingApplicationSid: voice.applicationSid, incomingAllow: false }));
    return { kind: 'twilio', identity, token: token.toJwt() };
  };
}
