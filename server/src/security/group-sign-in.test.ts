/** Signing in where the groups of the identity provider give the roles. The demonstration's issuer says `hub-agents` of an agent. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type { StaffRole } from '@hub/contract';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { DEMONSTRATION_PASSWORD } from './demonstration-password.ts';
import { STAFF_COOKIE } from './session.store.ts';
import { signIn, startSigningHub } from './testing/signing-hub.ts';
import type { SigningHub } from './testing/signing-hub.ts';

const PRIYA = '00000000-0000-4000-8000-000000000001';
const EMAIL = 'priya@demo.example';

let database: TestDatabase;
const hubs = new Map<string, SigningHub>();
const sockets: Socket[] = [];

/** A hub whose groups give these roles. */
async function hubWith(roles: Readonly<Record<string, StaffRole>>): Promise<SigningHub> {
  const key = JSON.stringify(roles);
  const hub = hubs.get(key) ?? (await startSigningHub(database, { groupRoles: new Map(Object.entries(roles)) }));
  hubs.set(key, hub);
  return hub;
}

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  await database.db.$executeRaw`TRUNCATE "staff" CASCADE`;
  const priya = { id: PRIYA, subject: 'demo:priya', name: 'Priya Example', email: EMAIL };
  await database.db.staff.create({ data: { ...priya, role: 'agent' } });
});
afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  for (const hub of hubs.values()) await hub.close();
  await database.close();
});

async function enter(hub: SigningHub) {
  const browser = hub.browser();
  const page = await signIn(browser, EMAIL, DEMONSTRATION_PASSWORD);
  return { browser, page, isIn: browser.cookies.has(STAFF_COOKIE) };
}

const roleNow = async () => (await database.db.staff.findUniqueOrThrow({ where: { id: PRIYA } })).role;

/** What the audit trail says of the last sign-in. */
async function lastEntry(): Promise<unknown> {
  const [last] = await database.db.$queryRaw<{ entry: unknown }[]>`
    SELECT "entry" FROM "audit_entry" ORDER BY "seq" DESC LIMIT 1`;
  return last?.entry;
}

/** An earlier session with a live connection. */
async function workElsewhere(hub: SigningHub) {
  const cookie = (await hub.security.sessions.start(PRIYA)).split(';')[0] ?? '';
  const socket = io(`${hub.origin}/agent`, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { cookie },
  });
  sockets.push(socket);
  await new Promise<void>((connected) => socket.once('connect', connected));
  const gone = new Promise((disconnected) => socket.once('disconnect', disconnected));
  return { gone, isLive: async () => (await hub.security.sessions.staffFromCookie(cookie, false)) !== null };
}

describe('roles from groups (ASVS 5.0 V8.3)', () => {
  it('leaves alone who has the role already, with their other sessions', async () => {
    const hub = await hubWith({ 'hub-agents': 'agent' });
    const elsewhere = await workElsewhere(hub);
    const { isIn, page } = await enter(hub);
    expect({ isIn, text: page.text }).toEqual({ isIn: true, text: 'console' });
    expect(await elsewhere.isLive()).toBe(true);
  });

  it('gives another role at the sign-in, and ends older sessions with their connections (7.4.2, 8.3.2)', async () => {
    const hub = await hubWith({ 'hub-agents': 'supervisor' });
    const elsewhere = await workElsewhere(hub);
    const { browser } = await enter(hub);
    expect(JSON.parse((await browser.open('/api/console/me')).text)).toMatchObject({ role: 'supervisor' });
    expect(await lastEntry()).toMatchObject({ staffId: PRIYA, action: 'role-taken', reason: 'agent → supervisor' });
    await elsewhere.gone;
    expect(await elsewhere.isLive()).toBe(false);
  });

  it('leads a new auditor to the trail', async () => {
    const hub = await hubWith({ 'hub-agents': 'auditor' });
    const { page, isIn } = await enter(hub);
    expect({ path: page.url.pathname, isIn }).toEqual({ path: '/audit', isIn: true });
  });

  it('lets nobody in whose groups have no role, says so, and ends what they still had (7.4.2)', async () => {
    const hub = await hubWith({ 'team-leaders': 'supervisor' });
    const elsewhere = await workElsewhere(hub);
    const { page, isIn } = await enter(hub);
    expect({ status: page.status, isIn }).toEqual({ status: 403, isIn: false });
    expect(page.text).toContain('none of your groups may use the hub');
    expect(await lastEntry()).toMatchObject({ action: 'signed-in', outcome: 'refused', problem: 'no-role' });
    await elsewhere.gone;
    expect(await elsewhere.isLive()).toBe(false);
    expect(await roleNow()).toBe('agent');
  });
});
