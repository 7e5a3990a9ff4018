/** The single view and the whole hub: an office that is dead and one that is slow cost nobody else anything, and the desk goes on. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SingleViewEvent } from '@hub/contract';
import { DEMONSTRATION_PASSWORD } from '../src/security/index.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { testOffices } from './support/offices.ts';
import type { TestOffices } from './support/offices.ts';
import { agentAt, signIn } from './support/people.ts';
import type { AgentPerson } from './support/people.ts';
import { lastPanel, openView, viewEvents, viewOf } from './support/view.ts';

let database: TestDatabase;
let offices: TestOffices;
let hub: Hub;
let supervisor: AgentPerson;
beforeAll(async () => {
  [database, offices] = await Promise.all([testDatabase(), testOffices()]);
  hub = await startHub({ DATABASE_URL: database.url, ...offices.env });
  supervisor = await agentAt(hub.url, await signIn(hub.url, 'sian@demo.example', DEMONSTRATION_PASSWORD));
}, 120_000);
afterAll(async () => {
  supervisor.client.close();
  await hub.stop();
  await Promise.all([offices.stop(), database.close()]);
});

/** A contact of a resident of the demonstration that the supervisor holds, having said why they need all; we know the resident as surely as that. */
async function contactOf(reference: string, identityLevel = 2): Promise<{ contactId: string; conversationId: string }> {
  const { db } = database;
  const { id: residentId } = await db.resident.findUniqueOrThrow({ where: { reference } });
  const [conversationId, contactId] = [randomUUID(), randomUUID()];
  await db.conversation.create({ data: { id: conversationId, channel: 'webchat', residentId, identityLevel } });
  const { id: assignedTo } = await db.staff.findFirstOrThrow({ where: { email: 'sian@demo.example' } });
  const [at, held] = [new Date(), { state: 'assigned', assignedTo }];
  await db.contact.create({
    data: { id: contactId, conversationId, residentId, channel: 'webchat', startedAt: at, ...held },
  });
  await db.viewReason.create({ data: { contactId, staffId: assignedTo, reason: 'asked', at } });
  return { contactId, conversationId };
}

describe('the single view', () => {
  it('shows what every office knows, with care before the sum of all debts', async () => {
    const { contactId } = await contactOf('DEMO-0015');
    const view = await viewOf(hub.url, contactId, supervisor.cookie);
    expect(lastPanel(view, 'councilTax')).toMatchObject({
      state: 'ready',
      source: 'Council tax',
      data: { arrearsPence: 41_260 },
    });
    expect(lastPanel(view, 'myAccount')).toMatchObject({ state: 'ready', data: { lastSignInAt: expect.any(String) } });
    expect(lastPanel(view, 'debts')).toMatchObject({
      data: {
        care: [{ code: 'breathing-space', label: expect.stringContaining('do not ask for payment') }],
        lines: [{ pence: 41_260 }, { pence: 31_825 }, { pence: 9600 }, { pence: 350 }],
        totalPence: 83_035,
        isComplete: true,
      },
    });
  });

  it('hears of a breathing space that only one office knows of', async () => {
    const { contactId } = await contactOf('DEMO-0022');
    const view = await viewOf(hub.url, contactId, supervisor.cookie);
    expect(lastPanel(view, 'resident')).toMatchObject({ data: { flags: [] } });
    expect(lastPanel(view, 'debts')).toMatchObject({ data: { care: [{ code: 'breathing-space' }] } });
  });

  it('opens no account to whom we do not know, and holds no sum', async () => {
    const { contactId } = await contactOf('DEMO-0015', 1);
    const view = await viewOf(hub.url, contactId, supervisor.cookie);
    for (const name of ['councilTax', 'housingBenefit', 'rent', 'library', 'debts'] as const)
      expect(lastPanel(view, name)).toMatchObject({ state: 'closed' });
    expect(JSON.stringify(view)).not.toMatch(/pence/i);
    expect(await viewOf(hub.url, (await strangers()).contactId, supervisor.cookie)).toMatchObject([
      { event: 'unknown' },
    ]);
  });

  it('goes on without an office that is dead and before one that is slow', async () => {
    await offices.fault({ office: 'rent', mode: 'dead' });
    // Longer than this test takes but for the slow office itself: what comes before it did not wait.
    await offices.fault({ office: 'library', mode: 'slow', ms: 3000 });
    const { contactId, conversationId } = await contactOf('DEMO-0001');
    const order: string[] = [];
    const view: SingleViewEvent[] = [];
    for await (const event of viewEvents(await openView(hub.url, contactId, supervisor.cookie))) {
      view.push(event);
      if (event.event === 'panel' && event.panel.panel !== 'debts') order.push(event.panel.panel);
      // While the view is still on its way, the desk reads a conversation.
      if (order.at(-1) === 'councilTax') expect(await supervisor.thread(conversationId)).toEqual([]);
    }
    expect(order.slice(-2)).toEqual(['library', 'rent']);
    expect(lastPanel(view, 'councilTax')).toMatchObject({ state: 'ready' });
    expect(lastPanel(view, 'library')).toMatchObject({ state: 'ready', data: { finesPence: 120 } });
    expect(lastPanel(view, 'rent')).toMatchObject({ state: 'unavailable' });
    expect(lastPanel(view, 'debts')).toMatchObject({ data: { isComplete: false, totalPence: 6540 } });
    const metrics = await (await fetch(`${hub.url}/metrics`)).text();
    expect(metrics).toContain('hub_office_answers_total{office="rent",outcome="unavailable"} 1');
    await offices.fault({ office: 'rent', mode: 'none' });
    await offices.fault({ office: 'library', mode: 'none' });
  });

  it('is not hurt by an office that answers something else, and writes nothing of the resident down', async () => {
    await offices.fault({ office: 'council-tax', mode: 'nonsense' });
    const { contactId } = await contactOf('DEMO-0007');
    const view = await viewOf(hub.url, contactId, supervisor.cookie);
    expect(lastPanel(view, 'councilTax')).toMatchObject({ state: 'unavailable' });
    expect(lastPanel(view, 'library')).toMatchObject({ state: 'ready' });
    // What a process prints arrives when it arrives: the test's own time limit ends this.
    while (!hub.output().includes('an answer that is not as agreed')) await new Promise((next) => setTimeout(next, 50));
    expect(hub.output()).not.toMatch(/DEMO-00|a lot/);
    await offices.fault({ office: 'council-tax', mode: 'none' });
  });

  it('is of no use to somebody who goes away in the middle, and does no harm', async () => {
    await offices.fault({ office: 'rent', mode: 'slow', ms: 500 });
    const { contactId } = await contactOf('DEMO-0002');
    for await (const event of viewEvents(await openView(hub.url, contactId, supervisor.cookie)))
      if (event.event === 'panel') break;
    await offices.fault({ office: 'rent', mode: 'none' });
    expect(lastPanel(await viewOf(hub.url, contactId, supervisor.cookie), 'rent')).toMatchObject({ state: 'ready' });
  });
});

/** A contact of somebody who has not said who they are. */
async function strangers(): Promise<{ contactId: string }> {
  const [conversationId, contactId] = [randomUUID(), randomUUID()];
  await database.db.conversation.create({ data: { id: conversationId, channel: 'webchat' } });
  await database.db.contact.create({
    data: { id: contactId, conversationId, channel: 'webchat', startedAt: new Date() },
  });
  return { contactId };
}
