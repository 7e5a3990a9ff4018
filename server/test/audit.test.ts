/** Whatever staff ask to see or change of a resident is in the audit trail, refusals too, and only auditors read it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkTrail } from '../src/audit/index.ts';
import { ask } from './support/inbox.ts';
import { signIn } from './support/people.ts';
import { openCouncil, PASSWORD } from './invariants/support/council.ts';
import type { Council } from './invariants/support/council.ts';

let council: Council;
let auditor: string;
beforeAll(async () => {
  council = await openCouncil();
  auditor = await signIn(council.hub.url, 'grace@demo.example', PASSWORD);
}, 120_000);
afterAll(() => council.close());

const get = (path: string, cookie: string, accept = 'text/html') =>
  fetch(`${council.hub.url}${path}`, { headers: { cookie, accept }, redirect: 'manual' });
const page = async (path: string) => (await get(path, auditor)).text();

interface Written {
  staffId: string;
  action: string;
  outcome: string;
  problem?: string;
  subject: { kind: string; id: string } | null;
}
/** What was written since, oldest first. */
const writtenBy = async (work: () => Promise<unknown>): Promise<Written[]> => {
  const [{ last }] = await council.db.$queryRaw<
    [{ last: bigint }]
  >`SELECT coalesce(max("seq"), 0) AS last FROM "audit_entry"`;
  await work();
  const rows = await council.db.auditEntry.findMany({ where: { seq: { gt: last } }, orderBy: { seq: 'asc' } });
  return rows.map(({ entry }) => entry as unknown as Written);
};

describe('the audit trail of a running hub (ASVS 5.0 V16.2.1, policy P40)', () => {
  it('has whoever opens a record, before anything of it is answered', async () => {
    const { contactId } = council.held;
    const written = await writtenBy(() => get(`/api/console/contacts/${contactId}/resident`, council.holder.cookie));
    expect(written).toMatchObject([
      { action: 'resident-read', outcome: 'asked', subject: { kind: 'contact', id: contactId } },
    ]);
  });

  it('has whoever was refused, and why', async () => {
    const { contactId } = council.held;
    const written = await writtenBy(() => get(`/api/console/contacts/${contactId}/resident`, council.stranger.cookie));
    expect(written.map(({ outcome }) => outcome)).toEqual(['asked', 'refused']);
    expect(written.at(-1)?.problem).toMatch(/contact-not-found|not-allowed/);
    const conversationId = council.held.conversationId;
    const read = await writtenBy(() => ask(council.stranger.client, 'sync', { conversationId, after: 0 }));
    expect(read).toMatchObject([
      { action: 'thread-read', outcome: 'asked', subject: { kind: 'conversation', id: conversationId } },
      { action: 'thread-read', outcome: 'refused' },
    ]);
  });

  it('has everybody whom a search has shown', async () => {
    const { cookie } = council.holder;
    const csrf = (await get('/api/console/me', cookie)).headers.get('x-csrf-token') ?? '';
    const [{ reference, name }] = await council.db.$queryRaw<[{ reference: string; name: string }]>`
      SELECT "reference", "name" FROM "resident" ORDER BY "reference" LIMIT 1`;
    const written = await writtenBy(() =>
      fetch(`${council.hub.url}/api/console/residents/find`, {
        method: 'POST',
        headers: { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json' },
        body: JSON.stringify({ words: reference }),
      }),
    );
    expect(written).toMatchObject([
      { action: 'residents-searched', subject: null },
      { action: 'resident-found', subject: { kind: 'resident', id: reference } },
    ]);
    const shown = await page(`/audit?resident=${reference}`);
    expect(shown).toContain('Was shown in a search');
    expect(shown).not.toContain(name);
  });

  it('is read by auditors alone, who see no console', async () => {
    expect((await get('/audit', council.supervisor.cookie)).status).toBe(403);
    expect((await get('/audit', '')).status).toBe(401);
    expect((await get('/api/console/work', auditor, 'application/json')).status).toBe(403);
    const shown = await page('/audit?staff=bola@demo.example');
    expect(shown).toContain('Opened the resident&#39;s record');
    expect(shown).not.toContain('Priya');
    expect(await page('/audit?refused=yes')).toContain('Priya Raman');
    expect((await get('/audit?from=never', auditor)).status).toBe(400);
  });

  it('is whole, and says so', async () => {
    const outcome = await checkTrail(council.db);
    expect(outcome.ok).toBe(true);
    expect(await page('/audit/check')).toContain('All entries are as they were written.');
  });
});
