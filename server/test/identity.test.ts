/** An agent checks who an anonymous resident is, over the edges of a running hub (P36, P40, P41), and all of it is in the audit trail. */
import { randomUUID } from 'node:crypto';
import type { ContactSummary, IdentityCheck, Problem } from '@hub/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openCouncil } from './invariants/support/council.ts';
import type { Council } from './invariants/support/council.ts';
import type { AgentPerson } from './support/people.ts';
import { lastPanel, viewOf } from './support/view.ts';

const RIGHT = { postcode: 'zz1 5aa', dateOfBirth: '24 June 1955' };

let council: Council;
beforeAll(async () => {
  council = await openCouncil();
}, 120_000);
afterAll(() => council.close());

async function check(agent: AgentPerson, parts: object = {}): Promise<{ status: number; body: unknown }> {
  const { url } = council.hub;
  const me = await fetch(`${url}/api/console/me`, { headers: { cookie: agent.cookie } });
  const asked: IdentityCheck = { checkId: randomUUID(), residentReference: 'DEMO-0010', answers: RIGHT };
  const response = await fetch(`${url}/api/console/contacts/${council.held.contactId}/identity`, {
    method: 'POST',
    headers: {
      ...{ cookie: agent.cookie, 'content-type': 'application/json' },
      'x-csrf-token': me.headers.get('x-csrf-token') ?? '',
    },
    body: JSON.stringify({ ...asked, ...parts }),
  });
  return { status: response.status, body: await response.json() };
}

/** The reference and the level at which the single view is open; null while nobody is known. */
async function known(): Promise<{ reference: string; level: number } | null> {
  const events = await viewOf(council.hub.url, council.held.contactId, council.holder.cookie);
  const panel = lastPanel(events, 'resident');
  if (panel?.state !== 'ready') return null;
  return { reference: panel.data.reference, level: panel.data.identityLevel };
}

/** What was written of checks since, oldest first: whose, of what, and what became of it. */
async function writtenBy(work: () => Promise<unknown>): Promise<string[]> {
  const before = await council.db.auditEntry.count();
  await work();
  const rows = await council.db.auditEntry.findMany({ orderBy: { seq: 'asc' }, skip: before });
  const entries = rows.map(
    ({ entry }) =>
      entry as unknown as { action: string; outcome: string; subject: { kind: string; id: string } | null },
  );
  return entries
    .filter(({ action }) => action.startsWith('identity'))
    .map(({ action, outcome, subject }) => [action, outcome, subject?.kind, subject?.id].join(' '));
}

const asked = () => `identity-checked asked contact ${council.held.contactId}`;
const refused = () => `identity-checked refused contact ${council.held.contactId}`;

describe('a check of who an anonymous resident is', () => {
  it('is refused to whoever does not hold the contact, a supervisor too, and that is written down', async () => {
    for (const other of [council.stranger, council.supervisor])
      expect(
        await writtenBy(async () =>
          expect(await check(other)).toMatchObject({ status: 404, body: { code: 'contact-not-found' } }),
        ),
      ).toEqual([asked(), refused()]);
    expect(await known()).toBeNull();
  });

  it('costs no try while it cannot be read or is not enough', async () => {
    const cases: [object, string][] = [
      [{ answers: { ...RIGHT, dateOfBirth: '31/2/1955' } }, 'answers.dateOfBirth'],
      [{ answers: { ...RIGHT, dateOfBirth: ' ' } }, 'answers'],
      [{ answers: { postcode: 'ZZ1 5AA', councilTaxAccount: 'ZZ40010170' } }, 'answers'],
      [{ answers: { ...RIGHT, shoeSize: '44' } }, 'answers'],
      [{ residentReference: null }, 'residentReference'],
      [{ residentReference: 'DEMO-9999' }, 'residentReference'],
      [{ checkId: 'x' }, 'checkId'],
    ];
    for (const [parts, where] of cases)
      expect(await check(council.holder, parts)).toMatchObject({ status: 400, body: { where } });
    expect(await council.db.identityCheck.count()).toBe(0);
  });

  it('opens the single view once it is passed, for everybody who shows the contact', async () => {
    const { contactId } = council.held;
    const written = await writtenBy(async () =>
      expect(await check(council.holder)).toEqual({ status: 200, body: { passed: true, stopped: false } }),
    );
    expect(written).toEqual([asked(), 'identity-passed asked resident DEMO-0010']);
    expect(await known()).toEqual({ reference: 'DEMO-0010', level: 2 });
    const isNamed = (contact: ContactSummary) =>
      contact.contactId === contactId && contact.residentName === 'Doris Whitcombe';
    for (const { inbox } of [council.holder, council.supervisor])
      expect(await inbox.first<ContactSummary>('contact', isNamed)).toMatchObject({ state: 'assigned' });
  });

  it('counts for an hour, and then it is asked again', async () => {
    const past = new Date(Date.now() - 60 * 60 * 1000);
    await council.db.contact.update({ where: { id: council.held.contactId }, data: { identityAt: past } });
    expect(await known()).toEqual({ reference: 'DEMO-0010', level: 0 });
    expect(await check(council.holder, { residentReference: null })).toMatchObject({ body: { passed: true } });
    expect(await known()).toEqual({ reference: 'DEMO-0010', level: 2 });
  });

  it('never makes it another resident', async () => {
    const answers = { postcode: 'ZZ1 1AA', dateOfBirth: '1992-12-15' };
    expect(await check(council.holder, { residentReference: 'DEMO-0001', answers })).toMatchObject({
      status: 403,
      body: { code: 'not-allowed', where: 'residentReference' },
    });
  });

  it('stops after three that were not passed, with a place to go and no word of which answer was wrong', async () => {
    const wrong = [
      { ...RIGHT, dateOfBirth: '1 1 1950' },
      { ...RIGHT, postcode: 'ZZ9 9ZZ' },
      { ...RIGHT, paymentDay: '2' },
    ];
    const bodies: unknown[] = [];
    const written = await writtenBy(async () => {
      for (const answers of wrong) bodies.push((await check(council.holder, { answers })).body);
    });
    expect(bodies).toEqual([
      { passed: false, stopped: false },
      { passed: false, stopped: false },
      { passed: false, stopped: true },
    ]);
    expect(written).toEqual(wrong.flatMap(() => [asked(), 'identity-failed asked resident DEMO-0010']));
    const fourth = await check(council.holder);
    expect(fourth).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    expect((fourth.body as Problem).detail).toMatch(/help hub.*letter/);
    expect(await council.db.identityCheck.count({ where: { passed: false } })).toBe(3);
  });
});
