/** Webhooks as Twilio makes them: signed over the public address, sent to where the hub really listens, tried twice. */
import { randomUUID } from 'node:crypto';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';

export interface WebhookTarget {
  /** Where the hub listens. */
  hub: string;
  /** How the world knows it: what is signed. */
  publicBaseUrl: string;
  token: string;
}

const TIMEOUT_MS = 5000;
const TRIES = 2;

/** Answers the status and body of the hub's answer, or null when none came. Every try has the same idempotency token. */
export async function callWebhook(
  { hub, publicBaseUrl, token }: WebhookTarget,
  url: string,
  fields: Readonly<Record<string, string>>,
): Promise<{ status: number; body: string } | null> {
  const address = url.startsWith(publicBaseUrl) ? hub + url.slice(publicBaseUrl.length) : url;
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-twilio-signature': getExpectedTwilioSignature(token, url, fields),
    'i-twilio-idempotency-token': randomUUID(),
  };
  for (let tried = 1; ; tried += 1) {
    const answer = await once(address, { method: 'POST', headers, body: new URLSearchParams(fields).toString() });
    if (tried === TRIES || (answer !== null && answer.status < 500)) return answer;
  }
}

/** One try; a hub that goes away in the middle of its answer gave none. */
async function once(address: string, request: RequestInit): Promise<{ status: number; body: string } | null> {
  try {
    const answer = await fetch(address, { ...request, signal: AbortSignal.timeout(TIMEOUT_MS) });
    return { status: answer.status, body: await answer.text() };
  } catch {
    return null;
  }
}
