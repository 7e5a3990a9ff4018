/** A session that ends takes its live sockets with it, at every node, however it ends (ASVS 5.0 V7.4). */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DEMONSTRATION_PASSWORD } from '../src/security/index.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { signIn } from './support/people.ts';
import { freePort } from './support/port.ts';
import { testRedis } from './support/redis.ts';
import { connectWire } from './support/wire-client.ts';

// A busy machine may be slow; nothing here is about time.
jest.setTimeout(240_000);

const EMAIL = 'bola@demo.example';

describe('two hubs on Redis, signed in at one and connected to the other', () => {
  let database: TestDatabase;
  let redis: Awaited<ReturnType<typeof testRedis>>;
  let one: Hub;
  let two: Hub;
  beforeAll(async () => {
    const port = await freePort();
    [database, redis] = [await testDatabase(), await testRedis()];
    const shared = { DATABASE_URL: database.url, REDIS_URL: redis.url, PUBLIC_BASE_URL: `http://127.0.0.1:${port}` };
    one = await startHub({ ...shared, NODE_NAME: 'one' }, port);
    two = await startHub({ ...shared, NODE_NAME: 'two' });
  });
  afterAll(async () => {
    await Promise.all([one.stop(), two.stop()]);
    await redis.stop();
    await database.close();
  });

  const enter = async () => {
    const cookie = await signIn(one.url, EMAIL, DEMONSTRATION_PASSWORD);
    const socket = await connectWire({ url: two.url, namespace: '/agent', cookie });
    const isKnown = async () => (await fetch(`${two.url}/api/console/me`, { headers: { cookie } })).status === 200;
    return { cookie, socket, isKnown };
  };

  it('is out everywhere once signed out (7.4.1)', async () => {
    const { cookie, socket, isKnown } = await enter();
    const csrf = (await fetch(`${one.url}/api/console/me`, { headers: { cookie } })).headers.get('x-csrf-token') ?? '';
    const headers = { cookie, 'x-csrf-token': csrf };
    await fetch(`${one.url}/auth/sign-out`, { method: 'POST', headers, redirect: 'manual' });
    await socket.closed;
    expect(await isKnown()).toBe(false);
  });

  it('is out everywhere when the session ends by itself (7.3.1)', async () => {
    const { socket, isKnown } = await enter();
    await database.db.staffSession.updateMany({ data: { lastSeenAt: new Date(0) } });
    await socket.closed;
    expect(await isKnown()).toBe(false);
  });

  it('is out everywhere when the account has another role, whoever changed it', async () => {
    const { socket, isKnown } = await enter();
    await database.db.staff.updateMany({ where: { email: EMAIL }, data: { role: 'supervisor' } });
    await socket.closed;
    expect(await isKnown()).toBe(false);
  });

  it('is out everywhere when the account is turned off (7.4.2)', async () => {
    const { socket, isKnown } = await enter();
    await database.db.staff.updateMany({ where: { email: EMAIL }, data: { active: false } });
    await socket.closed;
    expect(await isKnown()).toBe(false);
  });
});
