import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { io as connect } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { AGENTS_ROOM, staffRoom } from './admit-staff.socket.ts';
import { DEMONSTRATION_PASSWORD } from './demonstration-password.ts';
import { signIn, startSigningHub } from './testing/signing-hub.ts';
import type { SigningHub } from './testing/signing-hub.ts';

const PRIYA = { id: '00000000-0000-4000-8000-000000000001', email: 'priya@demo.example', name: 'Priya Example' };
const SAM = { id: '00000000-0000-4000-8000-000000000002', email: 'sam@demo.example', name: 'Sam Example' };

let database: TestDatabase;
let hub: SigningHub;
const sockets: Socket[] = [];

beforeAll(async () => {
  database = await testDatabase();
  await database.db.staff.createMany({
    data: [
      { ...PRIYA, subject: 'demo:priya', role: 'agent' },
      { ...SAM, subject: 'demo:sam', role: 'supervisor' },
    ],
  });
  hub = await startSigningHub(database);
});
afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await hub.close();
  await database.close();
});

function open(cookie: string): Socket {
  const options = { transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders: { cookie } };
  const socket = connect(`${hub.origin}/agent`, options);
  sockets.push(socket);
  return socket;
}

const refusalOf = (cookie: string) => new Promise<unknown>((refused) => open(cookie).once('connect_error', refused));

async function enter(person: { email: string }) {
  const browser = hub.browser();
  await signIn(browser, person.email, DEMONSTRATION_PASSWORD);
  const socket = open(browser.cookieHeader());
  await new Promise<void>((connected) => socket.once('connect', connected));
  return { browser, socket };
}

describe('the door of the console’s sockets', () => {
  it('does not open without a session, and says why', async () => {
    expect(await refusalOf('hub_staff=made-up')).toMatchObject({ data: { code: 'not-signed-in', status: 401 } });
  });

  it('puts each in the rooms of the staff, under their own name', async () => {
    const { socket } = await enter(PRIYA);
    const [own] = await hub.io.of('/agent').in(staffRoom(PRIYA.id)).fetchSockets();
    expect(own?.id).toBe(socket.id);
    expect(own?.rooms.has(AGENTS_ROOM)).toBe(true);
    expect(own?.data).toEqual({ staff: { staffId: PRIYA.id, name: PRIYA.name, role: 'agent' } });
  });
});

describe('an account that is disabled (ASVS 7.4.2)', () => {
  it('loses its live sockets and its sessions, and nobody else’s', async () => {
    const priya = await enter(PRIYA);
    const sam = await enter(SAM);
    const gone = new Promise((disconnected) => priya.socket.once('disconnect', disconnected));
    await database.db.staff.update({ where: { id: PRIYA.id }, data: { active: false } });
    await hub.security.sessions.dropSessions(PRIYA.id);
    await gone;
    expect((await priya.browser.send('GET', '/api/console/me')).status).toBe(401);
    expect(sam.socket.connected).toBe(true);
    expect((await sam.browser.send('GET', '/api/console/me')).status).toBe(200);

    const again = await signIn(hub.browser(), PRIYA.email, DEMONSTRATION_PASSWORD);
    expect(again.status).toBe(401);
    expect(again.text).not.toContain(PRIYA.name);
  });

  it('is refused at once even while a session of it is left', async () => {
    const { browser } = await enter(SAM);
    await database.db.staff.update({ where: { id: SAM.id }, data: { active: false } });
    expect((await browser.send('GET', '/api/console/me')).status).toBe(401);
    expect(await refusalOf(browser.cookieHeader())).toMatchObject({ data: { code: 'not-signed-in' } });
  });
});
