/** A refusal as an HTTP answer. */
import type { Problem } from '@hub/contract';
import type { Response } from 'express';

/** RFC 9457 problem details, with when to come back where that is known. */
export function sendProblemJson(res: Response, refusal: Problem): void {
  // For whoever writes down why it was refused.
  res.locals.problem = refusal.code;
  if (refusal.retryAfterSeconds !== undefined) res.set('retry-after', String(Math.ceil(refusal.retryAfterSeconds)));
  res
    .status(refusal.status)
    .set('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(refusal));
}
