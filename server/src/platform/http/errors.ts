/** The end of every request that nothing else answered: a problem for programs, a page with a way to a person for people. */
import type { Problem } from '@hub/contract';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { problem } from '../problem.ts';
import { sendProblemJson } from './send-problem.ts';

export interface ErrorPorts {
  log: Log;
  metrics: Metrics;
  renderProblem: (problem: Problem) => string;
}

/** Sends RFC 9457 problem details, or the page made of them when that is what the client would rather read. */
export function sendProblem(
  req: Request,
  res: Response,
  refusal: Problem,
  { metrics, renderProblem }: ErrorPorts,
): void {
  metrics.problems.inc({ code: refusal.code });
  res.vary('accept');
  if (req.accepts(['application/problem+json', 'application/json', 'text/html']) === 'text/html') {
    res.status(refusal.status).set('cache-control', 'no-store').type('html').send(renderProblem(refusal));
  } else sendProblemJson(res, refusal);
}

/** No route has this address. */
export function answerUnknown(ports: ErrorPorts): RequestHandler {
  return (req, res) =>
    sendProblem(req, res, problem('not-found', 'Check the address, or start again at the home page.'), ports);
}

/** What a body parser refused is the sender's to mend; everything else is our fault and is logged once, here. */
export function answerErrors(ports: ErrorPorts): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const refusal = fromSender(error);
    if (!refusal) ports.log.error({ err: error, requestId: res.get('x-request-id') }, 'request failed');
    sendProblem(req, res, refusal ?? problem('fault', 'Nothing was changed. Try again in a moment.'), ports);
  };
}

function fromSender(error: unknown): Problem | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { type, status } = error as { type?: unknown; status?: unknown };
  if (type === 'entity.too.large') return problem('too-large', 'Send at most 64 kilobytes.', { where: 'body' });
  if (typeof status !== 'number' || status < 400 || status > 499) return undefined;
  return typeof type === 'string'
    ? problem('bad-payload', 'Send JSON or a form, in UTF-8.', { where: 'body' })
    : problem('bad-payload', 'The address cannot be read.', { where: 'address' });
}
