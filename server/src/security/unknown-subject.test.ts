import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import express from 'express';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { DEMONSTRATION_PASSWORD } from './demonstration-password.ts';
import { createAudit } from '../audit/index.ts';
import { createLocalIssuer } from './local-issuer.ts';
import { addSignIn } from './oidc.routes.ts';
import { createRoutes } from './routes.ts';
import { hubSecrets } from './secret.store.ts';
import { createSessions, STAFF_COOKIE } from './session.store.ts';
import { startSigningHub } from './testing/signing-hub.ts';
import type { SigningHub } from './testing/signing-hub.ts';

const BRIEF = { id: '00000000-0000-4000-8000-000000000001', subject: 'demo:brief', name: 'Brief', role: 'agent' };
const EMAIL = 'brief@demo.example';
const clock = () => new Date();

/** The identity provider, and a second hub that trusts it but has people of its own. */
let provider: { database: TestDatabase; hub: SigningHub };
let hub: { database: TestDatabase; server: Server; origin: string };

beforeAll(async () => {
  const database = await testDatabase();
  await database.db.staff.create({ data: { ...BRIEF, email: EMAIL } });
  provider = { database, hub: await startSigningHub(database) };

  const own = await testDatabase();
  const publicOrigin = provider.hub.origin;
  const issuer = createLocalIssuer({ db: database.db, clock, publicOrigin, secrets: await hubSecrets(database.db) });
  const sessions = createSessions({
    db: own.db,
    pool: own.pool,
    clock,
    secureCookies: false,
    disconnectStaff: () => undefined,
  });
  const routes = createRoutes({
    staffFromCookie: (header, byPerson) => sessions.staffFromCookie(header, byPerson),
    isFromTwilio: () => false,
    isFromBackOffice: () => false,
    conversationFromToken: () => Promise.resolve(null),
    audit: createAudit(own.db, clock),
    onFault: () => undefined,
    publicOrigin,
  });
  addSignIn(routes, {
    db: own.db,
    clock,
    sessions,
    publicOrigin,
    provider: { ...issuer, reachedAt: publicOrigin },
    cookieSecret: 'of the second hub',
    groupRoles: undefined,
    audit: createAudit(own.db, clock),
    onFault: (error) => {
      throw error;
    },
  });
  const server = createServer(express().use(routes.router)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  hub = { database: own, server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
});
afterAll(async () => {
  hub.server.closeAllConnections();
  hub.server.close();
  await provider.hub.close();
  await provider.database.close();
  await hub.database.close();
});

async function comeBack() {
  const browser = provider.hub.browser();
  const begun = await browser.send('GET', `${hub.origin}/auth/sign-in`);
  const form = await browser.follow(begun);
  const answered = await browser.send('POST', form.url.href, { email: EMAIL, password: DEMONSTRATION_PASSWORD });
  const { pathname, search } = new URL(await browser.followUntil(answered, '/auth/callback'));
  const page = await browser.send('GET', hub.origin + pathname + search);
  return { status: page.status, text: page.text, signedIn: browser.cookies.has(STAFF_COOKIE) };
}

it('tells somebody whom the hub does not know whom to ask', async () => {
  const { status, text, signedIn } = await comeBack();
  expect({ status, signedIn }).toEqual({ status: 403, signedIn: false });
  expect(text).toContain('Ask your team leader to add you');
});

it('does not let in somebody whose account was turned off', async () => {
  await hub.database.db.staff.create({ data: { ...BRIEF, email: EMAIL, active: false } });
  const { status, text, signedIn } = await comeBack();
  expect({ status, signedIn }).toEqual({ status: 403, signedIn: false });
  expect(text).toContain('Your account in the hub is turned off');
});
