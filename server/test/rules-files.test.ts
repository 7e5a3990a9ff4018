/** Rules are taken away as files and brought back into a draft: what a page would not let people change is refused with its place. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RULES_FILE_TYPE, problemSchema, ruleDraftSchema, ruleImportReplySchema } from '@hub/contract';
import { DEMONSTRATION_PASSWORD } from '../src/security/index.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { signIn } from './support/people.ts';

let database: TestDatabase;
let hub: Hub;
let headers: Record<string, string>;

beforeAll(async () => {
  database = await testDatabase();
  hub = await startHub({ DATABASE_URL: database.url });
  const cookie = await signIn(hub.url, 'sian@demo.example', DEMONSTRATION_PASSWORD);
  const me = await fetch(`${hub.url}/api/console/me`, { headers: { cookie } });
  headers = { cookie, 'x-csrf-token': me.headers.get('x-csrf-token') ?? '' };
}, 300_000);
afterAll(async () => {
  await hub.stop();
  await database.close();
});

const RULES = '/api/console/rules';
const get = (path: string) => fetch(`${hub.url}${RULES}${path}`, { headers });
const post = (path: string, body: string, type: string) =>
  fetch(`${hub.url}${RULES}${path}`, { method: 'POST', headers: { ...headers, 'content-type': type }, body });

async function begin(): Promise<string> {
  const begun = await post('/drafts', JSON.stringify({ title: 'From a file', from: 'live' }), 'application/json');
  return ((await begun.json()) as { draftId: string }).draftId;
}
const draftOf = async (id: string) => ruleDraftSchema.parse(await (await get(`/drafts/${id}`)).json());

interface File {
  [path: string]: unknown;
  'settings.json': { settings: { id: string; value: number }[] };
  'tables/b-route.json': { rows: { id: string; when: object }[] };
  'tables/j-route.json': { rows: { id: string; when: object }[] };
  'tables/k-route.json': { rows: { id: string; when: object }[] };
}
const liveFile = async (): Promise<File> => (await get('/file?as=json')).json() as Promise<File>;

async function bring(draftId: string, body: string, type = RULES_FILE_TYPE) {
  const { revision } = await draftOf(draftId);
  return post(`/drafts/${draftId}/file?revision=${revision}`, body, type);
}
const replyOf = async (response: Response) => ruleImportReplySchema.parse(await response.json());
const problemOf = async (response: Response) => {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const { code, where } = problemSchema.parse(await response.json());
  return { code, where };
};

describe('the rules as a file', () => {
  it('are given as DMN and as JSON, those in force and those of a draft', async () => {
    const draftId = await begin();
    for (const path of ['', `/drafts/${draftId}`]) {
      const [dmn, json] = [await get(`${path}/file?as=dmn`), await get(`${path}/file?as=json`)];
      expect(dmn.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+\.dmn"$/);
      expect(dmn.headers.get('content-type')).toContain('application/xml');
      expect(await dmn.text()).toMatch(/^<\?xml[^]*<definitions [^]*<decisionTable /);
      expect(json.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+\.json"$/);
      expect(await json.json()).toHaveProperty(['tables/j-route.json', 'rows', '0', 'id']);
    }
    expect(await problemOf(await get('/file?as=xls'))).toMatchObject({ code: 'bad-payload', where: 'as' });
  });

  it('come back into a draft, are checked as any draft is, and say in which row something is wrong', async () => {
    const draftId = await begin();
    const file = await liveFile();
    for (const one of file['settings.json'].settings) if (one.id === 'busyWaiting') one.value = 26;
    expect(await replyOf(await bring(draftId, JSON.stringify(file)))).toEqual({ isTaken: true, faults: [] });
    expect((await draftOf(draftId)).changes).toMatchObject([{ id: 'busyWaiting', kind: 'changed' }]);

    // What can be read and is still wrong is in the draft, with what the checks found.
    file['tables/j-route.json'].rows.pop();
    const { isTaken, faults } = await replyOf(await bring(draftId, JSON.stringify(file)));
    expect([isTaken, faults.length > 0]).toEqual([true, true]);
    expect((await draftOf(draftId)).faults).toEqual(faults);
  }, 120_000);

  it('that cannot be read, or reach beyond the locks, change nothing', async () => {
    const draftId = await begin();
    const before = await draftOf(draftId);
    const unreadable = await liveFile();
    const row = unreadable['tables/k-route.json'].rows[0];
    if (row) row.when = { 'queue.agentsAvailable': { gte: 'many' } };
    const [line] = (await replyOf(await bring(draftId, JSON.stringify(unreadable)))).faults;
    expect(line).toMatch(/^tables\/k-route\.json · K-\d+ · queue\.agentsAvailable: "many" does not fit\..*"gte"/);

    const weaker = await liveFile();
    const locked = weaker['tables/b-route.json'].rows[0];
    if (locked) locked.when = {};
    const { isTaken, faults } = await replyOf(await bring(draftId, JSON.stringify(weaker)));
    expect([isTaken, faults[0]]).toEqual([false, expect.stringContaining('Group B is locked')]);
    expect(await draftOf(draftId)).toEqual(before);
  }, 120_000);

  it('of another type, too large, not JSON or read too early are refused', async () => {
    const draftId = await begin();
    const text = JSON.stringify(await liveFile());
    expect(await problemOf(await bring(draftId, '{}', 'text/csv'))).toEqual({
      ...{ code: 'bad-payload', where: 'content-type' },
    });
    expect(await problemOf(await bring(draftId, '{"policy.json": '))).toEqual({ code: 'bad-payload', where: 'body' });
    expect((await problemOf(await bring(draftId, '[]'))).code).toBe('bad-payload');
    const large = JSON.stringify({ 'policy.json': 'x'.repeat(2_200_000) });
    expect(await problemOf(await bring(draftId, large))).toEqual({ code: 'too-large', where: 'body' });
    const late = await post(`/drafts/${draftId}/file?revision=7`, text, RULES_FILE_TYPE);
    expect(await problemOf(late)).toEqual({ code: 'changed', where: 'revision' });
  });
});
