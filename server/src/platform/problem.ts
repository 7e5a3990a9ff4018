/** Makes the named refusals of the contract: what was wrong, where, and what to do. One place for their titles and statuses. */
import type { Problem, ProblemCode, Refused } from '@hub/contract';

const KINDS: Record<ProblemCode, { title: string; status: number }> = {
  'bad-payload': { title: 'That could not be read', status: 400 },
  'too-large': { title: 'That is too large', status: 413 },
  'too-many-messages': { title: 'Too many messages at once', status: 429 },
  busy: { title: 'The service is busy', status: 503 },
  'unknown-event': { title: 'There is no such event', status: 404 },
  'not-signed-in': { title: 'You are not signed in', status: 401 },
  'not-allowed': { title: 'You are not allowed to do that', status: 403 },
  'not-your-conversation': { title: 'That conversation is not yours', status: 403 },
  'conversation-not-found': { title: 'There is no such conversation', status: 404 },
  'contact-not-found': { title: 'There is no such contact', status: 404 },
  'offer-gone': { title: 'That offer has gone', status: 409 },
  'at-capacity': { title: 'You have no free place', status: 409 },
  'not-found': { title: 'There is no such page', status: 404 },
  changed: { title: 'Somebody changed it meanwhile', status: 409 },
  'method-not-allowed': { title: 'That cannot be done here', status: 405 },
  draining: { title: 'This server is about to stop', status: 503 },
  fault: { title: 'Something went wrong on our side', status: 500 },
};

/** RFC 9457 problem details for a named refusal. `detail` says what to do; `where` points at the field. */
export function problem(
  code: ProblemCode,
  detail: string,
  extra: { where?: string; retryAfterSeconds?: number } = {},
): Problem {
  return { type: `urn:problem:${code}`, code, ...KINDS[code], detail, ...extra };
}

/** The same as an acknowledgement. */
export function refused(
  code: ProblemCode,
  detail: string,
  extra: { where?: string; retryAfterSeconds?: number } = {},
): Refused {
  return { ok: false, problem: problem(code, detail, extra) };
}
