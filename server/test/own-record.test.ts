/** Nobody opens their own record or that of somebody close: refused in plain words, written down, and a task for supervisors (P40). */
import type { Problem, WorkSnapshot } from '@hub/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openCouncil } from './invariants/support/council.ts';
import type { Council } from './invariants/support/council.ts';
import type { AgentPerson } from './support/people.ts';

let council: Council;
beforeAll(async () => {
  council = await openCouncil();
  const { db, held } = council;
  const { id: staffId } = await db.staff.findFirstOrThrow({ where: { email: 'bola@demo.example' } });
  const { id: residentId } = await db.resident.findUniqueOrThrow({ where: { reference: 'DEMO-0015' } });
  await db.staffRelation.create({ data: { staffId, residentId, kind: 'own' } });
  await db.conversation.update({ where: { id: held.conversationId }, data: { residentId, identityLevel: 2 } });
}, 120_000);
afterAll(() => council.close());

const get = ({ cookie }: AgentPerson, path: string) =>
  fetch(`${council.hub.url}/api/console/${path}`, { headers: { cookie } });

describe('an own record', () => {
  it('is refused to whom it is of, and to nobody else', async () => {
    const path = `contacts/${council.held.contactId}/resident`;
    const response = await get(council.holder, path);
    const body = (await response.json()) as Problem;
    expect([response.status, body.detail]).toEqual([
      403,
      'This is your own record or that of somebody close to you. Ask a colleague.',
    ]);
    expect(JSON.stringify(body)).not.toMatch(/Shanice|DEMO-/);
    expect((await get(council.supervisor, path)).status).toBe(200);
  });

  it('opens no debts by a reason either', async () => {
    const { cookie } = council.holder;
    const me = await fetch(`${council.hub.url}/api/console/me`, { headers: { cookie } });
    const csrf = me.headers.get('x-csrf-token') ?? '';
    const response = await fetch(`${council.hub.url}/api/console/contacts/${council.held.contactId}/reasons`, {
      method: 'POST',
      headers: { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json' },
      body: JSON.stringify({ reason: 'asked' }),
    });
    expect(response.status).toBe(403);
    expect(await council.db.viewReason.count()).toBe(0);
  });

  it('is in the audit trail, and a task for supervisors', async () => {
    const rows = await council.db.auditEntry.findMany({ where: { entry: { path: ['action'], equals: 'own-record' } } });
    expect(rows.map(({ entry }) => entry)).toMatchObject(
      [1, 2].map(() => ({ outcome: 'refused', problem: 'own', subject: { id: council.held.contactId } })),
    );
    const { tasks } = (await (await get(council.supervisor, 'work')).json()) as WorkSnapshot;
    expect(tasks.filter(({ duty }) => duty.what === 'own-record')).toMatchObject([
      { contact: { contactId: council.held.contactId }, duty: { words: expect.stringContaining('own record') } },
    ]);
  });
});
