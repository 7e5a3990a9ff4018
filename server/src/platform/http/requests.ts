/** One log line and one measurement a request: method, route pattern, status, milliseconds; never an address's values or a body. */
import type { Request, RequestHandler } from 'express';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';

/** Files, mounted trees and addresses that nothing answers: their paths may hold anything. */
const NO_PATTERN = 'other';

/** Asked every few seconds by machines; at `info` they would hide everything else. */
const PROBES = new Set(['/health/live', '/health/ready', '/metrics']);

export interface RequestPorts {
  log: Log;
  metrics: Metrics;
  newId: () => string;
}

/** Gives each request an id (header `x-request-id`, for support) and writes down how it went. */
export function observeRequests({ log, metrics, newId }: RequestPorts): RequestHandler {
  return (req, res, next) => {
    const started = performance.now();
    const requestId = newId();
    res.set('x-request-id', requestId);
    res.once('finish', () => {
      const milliseconds = Math.round((performance.now() - started) * 10) / 10;
      const seen = { method: req.method, route: routePattern(req), status: res.statusCode };
      metrics.httpDuration.observe(seen, milliseconds / 1000);
      log[PROBES.has(seen.route) ? 'debug' : 'info']({ requestId, ...seen, milliseconds }, 'request');
    });
    next();
  };
}

/** The pattern of the route that answered, such as `/services/:id`. */
function routePattern(req: Request): string {
  const route = req.route as { path?: unknown } | undefined;
  return typeof route?.path === 'string' ? route.path : NO_PATTERN;
}
