/** Tells the hub that a report changed, as a back office does that has webhooks: signed, and only which one. */
import { createHmac } from 'node:crypto';

export interface HubAddress {
  /** Where the hub listens. */
  hub: string;
  /** Shared with the hub: OPEN311_WEBHOOK_SECRET. */
  secret: string;
}

const TIMEOUT_MS = 5000;

/** Settles when it was tried. A hub that is away asks by itself later. */
export async function tellHub({ hub, secret }: HubAddress, serviceRequestId: string): Promise<void> {
  const body = JSON.stringify({ service_request_id: serviceRequestId });
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  const headers = { 'content-type': 'application/json', 'x-open311-signature': signature };
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  await fetch(`${hub}/open311/updates`, { method: 'POST', headers, body, signal }).catch(() => undefined);
}
