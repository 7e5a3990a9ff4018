/**
 * A draft of the rules that leaves people without access behind is tried on the demonstration's past contacts over HTTP, is not
 * published, and is only when somebody who did not write it lets it pass; how far it is can be asked, and it can be stopped.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ruleDraftSchema, ruleWhatIfContactsSchema, ruleWhatIfReplySchema } from '@hub/contract';
import type { RuleWhatIf } from '@hub/contract';
import { openDatabase } from '../src/platform/database/client.ts';
import type { Database } from '../src/platform/database/client.ts';
import { DEMONSTRATION_PASSWORD } from '../src/security/index.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { signIn } from './support/people.ts';

let database: TestDatabase;
let db: Database;
let hub: Hub;
let author: Asker;
let colleague: Asker;

beforeAll(async () => {
  database = await testDatabase();
  hub = await startHub({ DATABASE_URL: database.url });
  db = openDatabase(database.url, 1, () => undefined);
  [author, colleague] = [await supervisorAt('sian@demo.example'), await supervisorAt('raj@demo.example')];
}, 300_000);
afterAll(async () => {
  await hub.stop();
  await db.$disconnect();
  await database.close();
});

interface Asker {
  get(path: string): Promise<unknown>;
  post(path: string, body: object): Promise<{ status: number; body: unknown }>;
}

async function supervisorAt(email: string): Promise<Asker> {
  const cookie = await signIn(hub.url, email, DEMONSTRATION_PASSWORD);
  const me = await fetch(`${hub.url}/api/console/me`, { headers: { cookie } });
  const headers = { cookie, 'x-csrf-token': me.headers.get('x-csrf-token') ?? '', 'content-type': 'application/json' };
  const drafts = `${hub.url}/api/console/rules/drafts`;
  return {
    get: async (path) => (await fetch(`${drafts}${path}`, { headers })).json(),
    post: async (path, body) => {
      const response = await fetch(`${drafts}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
      return { status: response.status, body: await response.json() };
    },
  };
}

/** Nobody without access is offered a person where they are any more: one on a screen, a place, or a call back. */
const HARSHER = {
  ...{ kind: 'set-outcome', table: 'i-route', row: 'I-020' },
  then: {
    route: 'assisted-digital',
    offers: [
      { kind: 'person', by: 'video' },
      { kind: 'place', place: 'nearest-hub' },
      { kind: 'callback', by: 'voice' },
    ],
    wording: ['digital.help'],
  },
};
const EXAMPLES = [
  ['i-route', 'T-I-020'],
  ['i-route', 'T-I-020u'],
  ['i-obligations', 'T-I-550'],
];

async function begin(): Promise<string> {
  const begun = await author.post('', { title: 'Places before people', from: 'live' });
  const { draftId } = begun.body as { draftId: string };
  const edits = [HARSHER, ...EXAMPLES.map(([table, example]) => ({ kind: 'renew-example', table, example }))];
  for (const edit of edits)
    expect((await author.post(`/${draftId}/edits`, { revision: await revisionOf(draftId), edit })).body).toMatchObject({
      ok: true,
    });
  return `/${draftId}`;
}
const revisionOf = async (id: string): Promise<number> =>
  ruleDraftSchema.parse(await author.get(`/${id.replace('/', '')}`)).revision;
const whatIfOf = async (who: Asker, draft: string): Promise<RuleWhatIf | null> =>
  ruleWhatIfReplySchema.parse(await who.get(`${draft}/what-if`)).whatIf;
/** Settles when it is over. */
async function over(draft: string): Promise<RuleWhatIf> {
  for (;;) {
    const whatIf = await whatIfOf(author, draft);
    if (whatIf && whatIf.state !== 'running') return whatIf;
  }
}
const step = async (who: Asker, draft: string, asked: object) =>
  who.post(`${draft}/steps`, { revision: await revisionOf(draft), ...asked });

describe('a draft that leaves people without access behind', () => {
  it('shows what it would have done, is stopped, and is published only once a colleague let it pass', async () => {
    const draft = await begin();
    expect(await whatIfOf(author, draft)).toBeNull();
    const revision = await revisionOf(draft);
    expect((await author.post(`${draft}/what-if`, { revision, period: null })).status).toBe(200);
    const whatIf = await over(draft);
    expect(whatIf).toMatchObject({ state: 'done', isCurrent: true, override: { given: [], covers: false } });
    expect(whatIf.override.refusal).toContain('a colleague');
    const { result } = whatIf;
    expect(result).toMatchObject({ total: 600, guard: { stops: true } });
    expect(result?.byChannel.find(({ name }) => name === 'letter')?.changed).toBeGreaterThan(0);
    expect(result?.byHour.reduce((sum, { total }) => sum + total, 0)).toBe(600);
    expect(result?.queues).toMatchObject({ before: { contactsPerDay: expect.any(Number) } });
    const page = ruleWhatIfContactsSchema.parse(await author.get(`${draft}/what-if/contacts?page=1`));
    expect(page.contacts[0]?.before.why.join(' ')).toContain('No digital access');

    expect((await step(author, draft, { step: 'submit', equalityNote: 'A place is near.' })).body).toEqual({
      faults: [],
    });
    expect((await step(colleague, draft, { step: 'approve' })).body).toEqual({ faults: [] });
    const publish = { step: 'publish', reason: 'To save time.', at: null };
    const { faults } = (await step(author, draft, publish)).body as { faults: string[] };
    expect(faults.join('\n')).toMatch(/Inclusion guard · No access to the internet · .*I-020/);

    const pass = async () => ({ revision: await revisionOf(draft), reason: 'The hubs have people for it.' });
    expect((await author.post(`${draft}/guard-override`, await pass())).status).toBe(403);
    expect((await colleague.post(`${draft}/guard-override`, await pass())).status).toBe(200);
    expect(await whatIfOf(author, draft)).toMatchObject({
      override: { covers: true, given: [{ reason: 'The hubs have people for it.' }] },
    });
    expect((await step(author, draft, publish)).body).toEqual({ faults: [] });
    await expect(db.ruleGuardOverride.deleteMany()).rejects.toThrow();
    const entries = await db.$queryRaw`SELECT 1 FROM "audit_entry" WHERE "entry"::text LIKE '%rule-guard-overridden%'`;
    expect(entries).not.toEqual([]);
  }, 300_000);

  it('is not looked at any more once somebody stops it, and says of days that make no period what is wrong', async () => {
    const draft = await begin();
    const revision = await revisionOf(draft);
    const long = { revision, period: { from: '2026-01-01', to: '2026-06-01' } };
    expect(await author.post(`${draft}/what-if`, long)).toMatchObject({ status: 400 });
    await author.post(`${draft}/what-if`, { revision, period: { from: '2026-01-01', to: '2026-01-02' } });
    const { status } = await colleague.post(`${draft}/what-if/cancel`, {});
    const { state } = await over(draft);
    expect([status, state]).toEqual(status === 200 ? [200, 'cancelled'] : [409, 'done']);
  }, 300_000);
});
