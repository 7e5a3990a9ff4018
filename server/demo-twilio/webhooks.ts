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

export interface WebhookAnswer {
  status: number;
  body: string;
  type: string;
}

export type WebhookMethod = 'GET' | 'POST';

const TIMEOUT_MS = 5000;
const TRIES = 2;

/** Answers what the hub answered, or null when nothing came. Every try has the same idempotency token. */
export async function callWebhook(
  target: WebhookTarget,
  url: string,
  fields: Readonly<Record<string, string>>,
  method: WebhookMethod = 'POST',
): Promise<WebhookAnswer | null> {
  const isPost = method === 'POST';
  const signed = isPost ? url : withQuery(url, fields);
  const headers = {
    ...(isPost && { 'content-type': 'application/x-www-form-urlencoded' }),
    'x-twilio-signature': getExpectedTwilioSignature(target.token, signed, isPost ? fields : {}),
    'i-twilio-idempotency-token': randomUUID(),
  };
  const request = { method, headers, ...(isPost && { body: new URLSearchParams(fields).toString() }) };
  for (let tried = 1; ; tried += 1) {
    const answer = await once(addressOf(target, signed), request);
    if (tried === TRIES || (answer !== null && answer.status < 500)) return answer;
  }
}

function withQuery(url: string, fields: Readonly<Record<string, string>>): string {
  const whole = new URL(url);
  for (const [name, value] of Object.entries(fields)) whole.searchParams.append(name, value);
  return whole.href;
}

/** An address of the hub leads to where it listens; any other stays what it is. The same origin and a whole part of the path count. */
export function addressOf({ hub, publicBaseUrl }: Pick<WebhookTarget, 'hub' | 'publicBaseUrl'>, url: string): string {
  const [asked, base] = [new URL(url), new URL(publicBaseUrl)];
  const prefix = base.pathname.replace(/\/+$/, '');
  const isOurs = asked.origin === base.origin && `${asked.pathname}/`.startsWith(`${prefix}/`);
  return isOurs ? hub.replace(/\/+$/, '') + asked.pathname.slice(prefix.length) + asked.search : url;
}

/** One try; a hub that goes away in the middle of its answer gave none. */
async function once(address: string, request: RequestInit): Promise<WebhookAnswer | null> {
  try {
    const answer = await fetch(address, { ...request, signal: AbortSignal.timeout(TIMEOUT_MS) });
    return { status: answer.status, body: await answer.text(), type: answer.headers.get('content-type') ?? '' };
  } catch {
    return null;
  }
}
