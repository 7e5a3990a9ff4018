/** Rules are changed by the people who own them: from a draft over HTTP to both nodes of a council, and back again in one step. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ruleDraftSchema, rulesOverviewSchema } from '@hub/contract';
import { DEMONSTRATION_PASSWORD } from '../src/security/index.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { signIn } from './support/people.ts';
import { freePort } from './support/port.ts';
import { testRedis } from './support/redis.ts';

let database: TestDatabase;
let redis: Awaited<ReturnType<typeof testRedis>>;
let one: Hub;
let two: Hub;

beforeAll(async () => {
  let port: number;
  [database, redis, port] = [await testDatabase(), await testRedis(), await freePort()];
  const shared = { DATABASE_URL: database.url, REDIS_URL: redis.url, PUBLIC_BASE_URL: `http://127.0.0.1:${port}` };
  one = await startHub({ ...shared, NODE_NAME: 'one' }, port);
  two = await startHub({ ...shared, NODE_NAME: 'two' });
}, 300_000);
afterAll(async () => {
  await Promise.all([one.stop(), two.stop()]);
  await redis.stop();
  await database.close();
});

interface Asker {
  get(path: string): Promise<unknown>;
  post(path: string, body: object): Promise<{ status: number; body: unknown }>;
}

async function supervisorAt(email: string): Promise<Asker> {
  const cookie = await signIn(one.url, email, DEMONSTRATION_PASSWORD);
  const me = await fetch(`${one.url}/api/console/me`, { headers: { cookie } });
  const headers = { cookie, 'x-csrf-token': me.headers.get('x-csrf-token') ?? '', 'content-type': 'application/json' };
  return {
    get: async (path) => (await fetch(`${one.url}/api/console/rules${path}`, { headers })).json(),
    post: async (path, body) => {
      const sent = { method: 'POST', headers, body: JSON.stringify(body) };
      const response = await fetch(`${one.url}/api/console/rules${path}`, sent);
      return { status: response.status, body: await response.json() };
    },
  };
}

const versionOf = async (hub: Hub): Promise<string> => {
  const health = await fetch(`${hub.url}/health/ready`);
  return ((await health.json()) as { rules: { version: string } }).rules.version;
};
/** Settles when a node decides by that version. */
async function decidesBy(hub: Hub, version: string): Promise<void> {
  while ((await versionOf(hub)) !== version);
}

describe('rules that people publish', () => {
  it('decide on both nodes, and so do the old ones when they are put back', async () => {
    const [author, colleague] = [await supervisorAt('sian@demo.example'), await supervisorAt('raj@demo.example')];
    const first = await versionOf(one);
    const begun = await author.post('/drafts', { title: 'Call back later', from: 'live' });
    const { draftId } = begun.body as { draftId: string };
    const path = `/drafts/${draftId}`;
    const draft = async () => ruleDraftSchema.parse(await author.get(`${path}?table=j-route`));
    const wrong = { kind: 'set-cell', table: 'j-route', row: 'J-060', fact: 'channel', value: 'smss' };
    expect((await author.post(`${path}/edits`, { revision: 1, edit: wrong })).body).toMatchObject({
      ok: false,
      faults: [{ row: 'J-060', cell: 'channel' }],
    });
    const edit = { kind: 'set-setting', id: 'busyWaiting', value: 26 };
    expect((await author.post(`${path}/edits`, { revision: 1, edit })).body).toEqual({ ok: true, revision: 2 });
    const seen = await draft();
    expect(seen).toMatchObject({
      isOwn: true,
      isBehind: false,
      approvals: { given: [] },
      changes: [{ id: 'busyWaiting' }],
    });
    expect(seen.table?.rows[0]?.sentence).toMatch(/^If /);

    const step = async (who: Asker, asked: object) =>
      who.post(`${path}/steps`, { revision: (await draft()).revision, ...asked });
    expect(await step(author, { step: 'submit', equalityNote: '' })).toEqual({ status: 200, body: { faults: [] } });
    expect((await step(author, { step: 'approve' })).status).toBe(403);
    expect((await step(colleague, { step: 'approve' })).body).toEqual({ faults: [] });
    const published = await step(author, { step: 'publish', reason: 'More people are on duty.', at: null });
    expect(published.body).toEqual({ faults: [] });
    const second = await versionOf(one);
    expect(second).not.toBe(first);
    await decidesBy(two, second);

    expect((await author.post('/roll-back', { to: first, reason: 'It was too soon.' })).status).toBe(200);
    expect(await versionOf(one)).toBe(first);
    await decidesBy(two, first);
    const { history, from } = rulesOverviewSchema.parse(await author.get(''));
    expect(from).toBe('published');
    expect(history.map(({ version, reason }) => [version, reason])).toEqual([
      [first, 'It was too soon.'],
      [second, 'More people are on duty.'],
    ]);
  }, 300_000);
});
