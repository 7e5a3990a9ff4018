/** How long a session lasts, and what ends it: the clock of the hub alone says so. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Outcome, SessionLeft } from '@hub/contract';
import { io as connect } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { SESSION_IDLE_MS, SESSION_LIFE_MS } from './session.ts';
import { startSigningHub } from './testing/signing-hub.ts';
import type { SigningHub } from './testing/signing-hub.ts';

const PRIYA = '00000000-0000-4000-8000-000000000001';
const MINUTE = 60_000;

let database: TestDatabase;
let hub: SigningHub;
let cookie: string;
let began: number;
const sockets: Socket[] = [];

beforeAll(async () => {
  database = await testDatabase();
  hub = await startSigningHub(database);
});
afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await hub.close();
  await database.close();
});
beforeEach(async () => {
  await database.db.$executeRaw`TRUNCATE "staff", "conversation" CASCADE`;
  await database.db.staff.create({
    data: { id: PRIYA, subject: 'demo:priya', email: 'priya@demo.example', name: 'Priya Example', role: 'agent' },
  });
  hub.now.at = new Date();
  began = hub.now.at.getTime();
  cookie = await enter();
});

const enter = async () => (await hub.security.sessions.start(PRIYA)).split(';')[0] ?? '';
/** The session, as it stands so long after its beginning. */
const at = (ms: number, byPerson = false) => {
  hub.now.at = new Date(began + ms);
  return hub.security.sessions.staffFromCookie(cookie, byPerson);
};

async function open(): Promise<Socket> {
  const options = { transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders: { cookie } };
  const socket = connect(`${hub.origin}/agent`, options);
  sockets.push(socket);
  await new Promise<void>((connected) => socket.once('connect', connected));
  return socket;
}

describe('a session (ASVS 5.0 V7.3)', () => {
  it('is looked up for itself where many are asked for at the same moment, in the order asked', async () => {
    const { sessions } = hub.security;
    const ended = await enter();
    await sessions.end(ended);
    hub.now.at = new Date(began + MINUTE);
    const later = await enter();
    hub.now.at = new Date(began + 10 * MINUTE);
    const asked: [string, boolean][] = [
      [cookie, false],
      [ended, true],
      [later, true],
      [cookie, false],
      [later, false],
    ];
    const order: number[] = [];
    const answers = await Promise.all(
      asked.map(async ([header, byPerson], index) => {
        const live = await sessions.staffFromCookie(header, byPerson);
        order.push(index);
        return live && (live.until.getTime() - began) / MINUTE;
      }),
    );
    expect(answers).toEqual([15, null, 25, 15, 16]);
    expect(order).toEqual([0, 1, 2, 3, 4]);
    // What a person did in one session keeps that one going, and no other.
    hub.now.at = new Date(began + 16 * MINUTE);
    expect(await sessions.staffFromCookie(cookie, false)).toBeNull();
    expect(await sessions.staffFromCookie(later, false)).toMatchObject({ staffId: PRIYA });
  });

  it('ends a quarter of an hour after somebody last did something (7.3.1)', async () => {
    expect(await at(SESSION_IDLE_MS - 1)).not.toBeNull();
    expect(await at(SESSION_IDLE_MS - 1, true)).not.toBeNull();
    expect(await at(2 * SESSION_IDLE_MS - 2)).not.toBeNull();
    expect(await at(2 * SESSION_IDLE_MS - 1)).toBeNull();
  });

  it('ends after eight hours, whatever is done in it (7.3.2)', async () => {
    for (let ms = 0; ms < SESSION_LIFE_MS; ms += SESSION_IDLE_MS - MINUTE) expect(await at(ms, true)).not.toBeNull();
    expect(await at(SESSION_LIFE_MS - 1, true)).toMatchObject({ until: new Date(began + SESSION_LIFE_MS) });
    expect(await at(SESSION_LIFE_MS, true)).toBeNull();
  });

  it('is not woken by what is done after its end', async () => {
    expect(await at(SESSION_IDLE_MS, true)).toBeNull();
    expect(await at(SESSION_IDLE_MS - 1)).not.toBeNull();
    expect(await at(SESSION_IDLE_MS)).toBeNull();
  });

  it('goes on by a change or an opened page, and not by what a page fetches by itself', async () => {
    const ask = (path: string) => fetch(hub.origin + path, { headers: { cookie } }).then(({ status }) => status);
    hub.now.at = new Date(began + SESSION_IDLE_MS - 1);
    expect(await ask('/api/console/me')).toBe(200);
    hub.now.at = new Date(began + SESSION_IDLE_MS);
    expect(await ask('/api/console/me')).toBe(401);
  });
});

describe('a session of somebody who talks on the telephone', () => {
  const ring = async (ms: number) => {
    const [conversationId, callId] = [randomUUID(), randomUUID()];
    await database.db.conversation.create({ data: { id: conversationId, channel: 'phone' } });
    const startedAt = new Date(began + ms);
    await database.db.call.create({
      data: { id: callId, conversationId, direction: 'inbound', spokenSeq: 0, startedAt },
    });
    await database.db.callLine.create({ data: { sid: callId, callId, staffId: PRIYA, muted: false } });
  };

  it('does not end while they talk, and gives them a quarter of an hour after it', async () => {
    await ring(5 * MINUTE);
    expect(await at(60 * MINUTE)).not.toBeNull();
    await database.db.callLine.updateMany({ data: { leftAt: new Date(began + 60 * MINUTE) } });
    expect(await at(75 * MINUTE - 1)).not.toBeNull();
    expect(await at(75 * MINUTE)).toBeNull();
  });

  it('still ends after eight hours', async () => {
    await ring(5 * MINUTE);
    expect(await at(SESSION_LIFE_MS)).toBeNull();
  });

  it('is not woken by a call that began after its end', async () => {
    await ring(SESSION_IDLE_MS);
    expect(await at(SESSION_IDLE_MS + MINUTE)).toBeNull();
  });
});

describe('what a socket says', () => {
  const ask = (socket: Socket, event: string, payload: object): Promise<Outcome<Partial<SessionLeft>>> =>
    socket.emitWithAck(event, payload) as Promise<Outcome<Partial<SessionLeft>>>;
  const left = async (socket: Socket, here: boolean) => {
    const answer = await ask(socket, 'session:stay', { here });
    return answer.ok ? answer.secondsLeft : answer.problem.code;
  };

  it('tells how long the session lasts, and lets somebody who is there stay', async () => {
    const socket = await open();
    hub.now.at = new Date(began + 14 * MINUTE);
    expect(await left(socket, false)).toBe(60);
    expect(await left(socket, true)).toBe(15 * 60);
    hub.now.at = new Date(began + 20 * MINUTE);
    expect(await left(socket, false)).toBe(9 * 60);
  });

  it('counts what a person does, and not what the page sends by itself', async () => {
    const socket = await open();
    hub.now.at = new Date(began + 10 * MINUTE);
    await ask(socket, 'sync', {});
    expect(await left(socket, false)).toBe(5 * 60);
    await ask(socket, 'typing', {});
    expect(await left(socket, false)).toBe(15 * 60);
  });

  it('is refused once the session is over, and the socket is closed', async () => {
    const socket = await open();
    const gone = new Promise((disconnected) => socket.once('disconnect', disconnected));
    hub.now.at = new Date(began + SESSION_IDLE_MS);
    expect(await ask(socket, 'typing', {})).toMatchObject({ ok: false, problem: { code: 'not-signed-in' } });
    await gone;
  });

  it('cannot be read otherwise than by the contract', async () => {
    const answer = await ask(await open(), 'session:stay', { here: 'yes' });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'bad-payload' } });
  });
});

describe('a socket that says nothing (ASVS 5.0 V7.4)', () => {
  const goneOf = (socket: Socket) => new Promise((disconnected) => socket.once('disconnect', disconnected));

  it('is closed when its session is over (7.3.1)', async () => {
    const gone = goneOf(await open());
    hub.now.at = new Date(began + SESSION_IDLE_MS);
    await gone;
    expect(await database.db.staffSession.count()).toBe(0);
  });

  it('is closed when its account has another role, which takes effect at a new sign-in', async () => {
    const gone = goneOf(await open());
    await database.db.staff.update({ where: { id: PRIYA }, data: { role: 'supervisor' } });
    expect(await at(0)).toBeNull();
    await gone;
  });

  it('is closed when its account is turned off, and turning it on again wakes nothing up (7.4.2)', async () => {
    const gone = goneOf(await open());
    await database.db.staff.update({ where: { id: PRIYA }, data: { active: false } });
    await database.db.staff.update({ where: { id: PRIYA }, data: { active: true } });
    expect(await at(0)).toBeNull();
    await gone;
  });
});
