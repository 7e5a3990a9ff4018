/** Whether a webhook comes from the back office: HMAC-SHA256 by the shared secret, over the body to the byte. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { rawBodyOf } from '../platform/http/raw-body.ts';

const HEX = /^sha256=([0-9a-f]{64})$/;

/** Without a secret, a body or a signature nothing passes. The header: `x-open311-signature: sha256=<hex>`. */
export function createBackOfficeCheck(secret: string | undefined): (req: Request) => boolean {
  return (req) => {
    const given = HEX.exec(req.get('x-open311-signature') ?? '')?.[1];
    const body = rawBodyOf(req);
    if (secret === undefined || given === undefined || body === undefined) return false;
    return timingSafeEqual(Buffer.from(given, 'hex'), createHmac('sha256', secret).update(body).digest());
  };
}
