/** A listening server with everything about signing in and a console route, on a database of its own. */
import { createServer } from 'node:http';
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Server } from 'socket.io';
import type { TestDatabase } from '../../../test/support/database.ts';
import { admitStaff, staffRoom } from '../admit-staff.socket.ts';
import { createAudit } from '../../audit/index.ts';
import { answerEvents } from '../../platform/socket-events.ts';
import { createSecurity } from '../create-security.ts';
import type { Security } from '../create-security.ts';
import type { GroupRoles } from '../group-roles.ts';
import { sessionHandlers } from '../session-events.ts';
import { Browser } from './browser.ts';

export interface SigningHub {
  origin: string;
  security: Security;
  io: Server;
  /** The clock of the hub; a test moves it. */
  now: { at: Date };
  faults: unknown[];
  browser(): Browser;
  close(): Promise<void>;
}

export interface SigningHubOptions {
  /** Which role each group of the issuer has. */
  groupRoles?: GroupRoles;
  /** Of the sealed account's secret. */
  breakGlassHash?: string;
  oidc?: { issuer: string; clientId: string; clientSecret: string };
  /** Where browsers reach it, when that is not this server itself. */
  publicBaseUrl?: string;
}

/** Starts it on a free port of loopback. */
export async function startSigningHub(
  { db, pool }: Pick<TestDatabase, 'db' | 'pool'>,
  options: SigningHubOptions = {},
): Promise<SigningHub> {
  const app = express();
  const http: HttpServer = createServer(app);
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const io = new Server(http, { transports: ['websocket'], serveClient: false });
  const agents = io.of('/agent');
  const now = { at: new Date() };
  const faults: unknown[] = [];
  const onFault = (error: unknown) => faults.push(error);
  const security = await createSecurity({
    db,
    pool,
    clock: () => now.at,
    publicBaseUrl: options.publicBaseUrl ?? origin,
    oidc: options.oidc ?? null,
    breakGlassHash: options.breakGlassHash,
    groupRoles: options.groupRoles,
    myAccount: null,
    ownAddress: origin,
    twilioTokens: [],
    backOfficeSecret: undefined,
    conversationFromToken: () => Promise.resolve(null),
    disconnectStaff: (staffId) => agents.in(staffRoom(staffId)).disconnectSockets(true),
    audit: createAudit(db, () => now.at),
    onFault,
  });
  admitStaff(agents, security.sessions, onFault);
  agents.on('connection', (socket) => {
    const session = { sessions: security.sessions, clock: () => now.at };
    const handlers = { sync: () => ({ ok: true as const }), typing: () => ({ ok: true as const }) };
    answerEvents(socket, sessionHandlers(socket, session, handlers), (_event, error) => onFault(error));
  });
  security.routes.staff('GET', '/api/console/me', (_req, res, staff) =>
    res.set('x-csrf-token', staff.csrfToken).json(staff),
  );
  security.routes.open('GET', '/console', (_req, res) => res.send('console'));
  app.use(security.early);
  app.use(express.urlencoded({ extended: false }));
  app.use(security.routes.router);
  return {
    origin,
    security,
    io,
    now,
    faults,
    browser: () => new Browser(origin),
    close: async () => {
      await io.close();
      http.closeAllConnections();
    },
  };
}

/** Signs in through the issuer's own page and answers the last page seen. */
export async function signIn(browser: Browser, email: string, password: string, returnTo = '/console') {
  const form = await browser.open(`/auth/sign-in?return=${encodeURIComponent(returnTo)}`);
  return browser.follow(await browser.send('POST', form.url.href, { email, password }));
}
