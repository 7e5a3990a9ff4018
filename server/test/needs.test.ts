/** A resident's needs: kept once with their agreement by whoever deals with them, shown on the next offer, gone when withdrawn (P19). */
import type { Offer, Problem } from '@hub/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openCouncil } from './invariants/support/council.ts';
import type { Council } from './invariants/support/council.ts';
import { residentAt } from './support/people.ts';
import type { AgentPerson } from './support/people.ts';

const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
const KEEP = { needs: ['large-print', 'no-phone'], words: 'After six', reviewOn: inDays(365), agreed: true };

let council: Council;
let residentId: string;
beforeAll(async () => {
  council = await openCouncil();
  const { db, held } = council;
  await db.staff.updateMany({ where: { email: 'bola@demo.example' }, data: { capacity: 4 } });
  residentId = (await db.resident.findUniqueOrThrow({ where: { reference: 'DEMO-0001' } })).id;
  await db.conversation.update({ where: { id: held.conversationId }, data: { residentId, identityLevel: 2 } });
}, 120_000);
afterAll(() => council.close());

async function post({ cookie }: AgentPerson, path: string, body: object): Promise<[number, Problem]> {
  const me = await fetch(`${council.hub.url}/api/console/me`, { headers: { cookie } });
  const response = await fetch(`${council.hub.url}/api/console/contacts/${council.held.contactId}/${path}`, {
    method: 'POST',
    headers: { cookie, 'x-csrf-token': me.headers.get('x-csrf-token') ?? '', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return [response.status, (await response.json()) as Problem];
}

const refusedAt = (where: string): unknown => expect.objectContaining({ where });
const needsOnRecord = async () => (await council.db.resident.findUniqueOrThrow({ where: { id: residentId } })).needs;

describe('a needs passport at the desk', () => {
  it('is kept by nobody but who deals with the contact, and not without agreement or a day to ask again', async () => {
    expect((await post(council.stranger, 'needs', KEEP))[0]).toBe(403);
    expect(await post(council.supervisor, 'needs', KEEP)).toEqual([404, refusedAt('contactId')]);
    expect(await post(council.holder, 'needs', { ...KEEP, agreed: false })).toEqual([400, refusedAt('agreed')]);
    expect(await post(council.holder, 'needs', { ...KEEP, reviewOn: inDays(-1) })).toEqual([
      400,
      refusedAt('reviewOn'),
    ]);
    expect(await needsOnRecord()).toEqual([]);
  });

  it('stands in the single view, in the trail and on the next offer of whoever they are offered to', async () => {
    const { holder, hub, db, held } = council;
    expect(await post(holder, 'needs', KEEP)).toEqual([200, { ok: true }]);
    const view = await fetch(`${hub.url}/api/console/contacts/${held.contactId}/resident`, {
      headers: { cookie: holder.cookie },
    });
    expect(await view.text()).toContain('"state":"kept","channel":"webchat"');
    const trail = await db.auditEntry.findMany({ where: { entry: { path: ['action'], equals: 'needs-kept' } } });
    expect(trail.length).toBeGreaterThan(0);
    expect(JSON.stringify(trail.map(({ entry }) => entry))).not.toMatch(/large-print|After six/);

    const again = await residentAt(hub.url);
    await db.conversation.update({ where: { id: again.conversationId }, data: { residentId } });
    await again.say(again.conversationId, 'I want to talk to a person');
    const offer = await holder.inbox.first<Offer>(
      'offer',
      ({ contact }) => contact.conversationId === again.conversationId,
    );
    expect(offer.needs).toEqual(['Large print', 'Do not phone']);
  }, 30_000);

  it('leaves nothing once it is withdrawn', async () => {
    expect(await post(council.holder, 'needs/withdrawal', {})).toEqual([200, { ok: true }]);
    expect(await needsOnRecord()).toEqual([]);
    expect(await council.db.needsPassport.findUnique({ where: { residentId } })).toMatchObject({
      ...{ channel: null, reviewOn: null, words: null, withdrawnAt: expect.any(Date) },
    });
  });

  it('is of nobody while nobody knows who it is', async () => {
    const { db, held } = council;
    await db.conversation.update({ where: { id: held.conversationId }, data: { residentId: null } });
    await db.contact.update({ where: { id: held.contactId }, data: { residentId: null } });
    expect(await post(council.holder, 'needs', KEEP)).toEqual([404, refusedAt('contactId')]);
  });
});

describe('a resident without JavaScript', () => {
  it('tells how to help them on a page of the chat, finds it again there, and takes it back', async () => {
    const address = `${council.hub.url}/chat/needs`;
    const empty = await fetch(address);
    const cookie = empty.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    const clientId = /name="clientId" value="([^"]+)"/.exec(await empty.text())?.[1] ?? '';
    const send = async (fields: [string, string][]) => {
      const body = new URLSearchParams([['clientId', clientId], ...fields]);
      const response = await fetch(address, { method: 'POST', headers: { cookie }, body });
      return response.text();
    };
    const saved = await send([
      ['needs', 'large-print'],
      ['needs', 'no-phone'],
    ]);
    expect(saved).toContain('This is saved.');
    expect(saved.match(/value="[a-z-]+" checked/g)).toEqual([
      'value="large-print" checked',
      'value="no-phone" checked',
    ]);
    expect(await send([['needs', 'bsl']])).toContain('value="bsl" checked');
    expect(await send([['needs', 'no-such-need']])).not.toContain('This is saved.');
    const taken = await send([['withdraw', 'yes']]);
    expect(taken).not.toContain('checked');
    expect(taken).not.toContain('Take back');
  });
});
