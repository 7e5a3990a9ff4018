/** The Express application: safe headers, small bodies, one log line a request, and a readable answer when something is wrong. */
import type { Problem } from '@hub/contract';
import express from 'express';
import type { Express, RequestHandler } from 'express';
import helmet from 'helmet';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { answerErrors, answerUnknown } from './errors.ts';
import { keepRawBody } from './raw-body.ts';
import { observeRequests } from './requests.ts';

const BODY_LIMIT = '64kb';

export interface AppPorts {
  log: Log;
  metrics: Metrics;
  newId: () => string;
  /** How browsers reach the hub; https adds the headers that make them stay on it. */
  publicBaseUrl: string;
  /** Where else pages may ask, each an origin: the network of the agents' telephones. */
  connectTo: readonly string[];
  /** Where else a form of a page may lead, each an origin: where residents sign in. */
  formsTo: readonly string[];
  /** The page for a person whose browser met a problem. It must offer a way to a person. */
  renderProblem: (problem: Problem) => string;
}

export interface AppRouters {
  /** Asked before bodies are read: what reads its own. */
  early: readonly RequestHandler[];
  /** Asked in their order. */
  routers: readonly RequestHandler[];
}

/** Makes the application around its routers. */
export function createApp(ports: AppPorts, { early, routers }: AppRouters): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', false);
  app.set('query parser', 'simple');
  app.use(observeRequests(ports));
  app.use(secureHeaders(ports));
  for (const router of early) app.use(router);
  app.use(express.json({ limit: BODY_LIMIT, verify: keepRawBody }));
  app.use(express.urlencoded({ limit: BODY_LIMIT, extended: false }));
  for (const router of routers) app.use(router);
  app.use(answerUnknown(ports));
  app.use(answerErrors(ports));
  return app;
}

/** No inline script or style anywhere, no framing, nothing from elsewhere (OWASP ASVS 5.0 V3.4). */
function secureHeaders({ publicBaseUrl, connectTo, formsTo }: AppPorts): RequestHandler {
  const https = publicBaseUrl.startsWith('https:');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        // Messages that callers left.
        mediaSrc: ["'self'"],
        // Browsers of some years ago do not count a websocket of the same site as 'self'.
        connectSrc: ["'self'", 'ws:', 'wss:', ...connectTo],
        manifestSrc: ["'self'"],
        formAction: ["'self'", ...formsTo],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(https && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: https && { maxAge: 31_536_000 },
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}
