/** Twilio's own client, for texts and calls. */
import type { TwilioConfig } from '../../config.ts';

const TIMEOUT_MS = 10_000;

/** Read when it is first needed: the package is large, and no start waits for it. Nothing is tried again but by us. */
export async function openTwilio({ accountSid, authTokens, apiBaseUrl }: TwilioConfig) {
  const { default: twilio } = await import('twilio');
  const httpClient = new twilio.RequestClient({ timeout: TIMEOUT_MS });
  const client = twilio(accountSid, authTokens[0] ?? '', { httpClient, autoRetry: false });
  client.api.baseUrl = apiBaseUrl.replace(/\/$/, '');
  return client;
}
