/** Whether a webhook comes from Twilio (P01): HMAC-SHA1 over the public address and every field, by a token of the account. */
import { createRequire } from 'node:module';
import type { Request } from 'express';
import type * as TwilioWebhooks from 'twilio/lib/webhooks/webhooks.js';

type Webhooks = Pick<typeof TwilioWebhooks, 'validateRequest'>;

/**
 * Checks requests against the address under which Twilio knows the hub, never the one that a proxy used. Without a token, or
 * without a signature, nothing passes. Fields nobody knows yet are signed too, so all that came are counted.
 */
export function createSignatureCheck(tokens: readonly string[], publicBaseUrl: string): (req: Request) => boolean {
  // Read with the first webhook: the package is large, and most starts need none of it.
  let webhooks: Webhooks | undefined;
  return (req) => {
    const signature = req.get('x-twilio-signature');
    if (signature === undefined || tokens.length === 0) return false;
    webhooks ??= createRequire(import.meta.url)('twilio/lib/webhooks/webhooks.js') as Webhooks;
    const { validateRequest } = webhooks;
    const fields: unknown = req.body;
    const params = typeof fields === 'object' && fields !== null ? (fields as Record<string, unknown>) : {};
    return tokens.some((token) => validateRequest(token, signature, publicBaseUrl + req.originalUrl, params));
  };
}
