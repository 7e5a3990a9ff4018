import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { applyAlert, applyContact, applyOffer, removeOffer } from '@hub/contract';
import type { WorkSnapshot } from '@hub/contract';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { alertFor, contactFor } from './as-seen.ts';
import { NEAR, placesIn } from './place.store.ts';
import { openWorld } from './testing/world.ts';
import type { Told, World } from './testing/world.ts';
import { workWording } from './wording.ts';

// A busy machine may be slow; nothing here is about time.
jest.setTimeout(120_000);

let database: TestDatabase;
let world: World;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
// What still runs would be in the way of emptying the tables.
afterEach(() => world.work.settle());
beforeEach(async () => {
  await database.db.$executeRaw`TRUNCATE "staff", "conversation", "event", "contact", "offer", "alert" CASCADE`;
  world = openWorld(database.db);
});

/** What a console that saw this makes of its picture of the work. */
function see(snapshot: WorkSnapshot, told: Told): WorkSnapshot {
  const { staffId } = snapshot.me;
  switch (told[0]) {
    case 'contact':
      return applyContact(snapshot, contactFor(told[1], { staffId, isTrained: false }, workWording));
    case 'alert':
      return applyAlert(snapshot, alertFor(told[1], { staffId, isTrained: false }, workWording));
    case 'offer':
      return told[1] === staffId ? applyOffer(snapshot, told[2]) : snapshot;
    case 'offerGone':
      return told[1] === staffId ? removeOffer(snapshot, told[2]) : snapshot;
    case 'me':
      return told[1].staffId === staffId ? { ...snapshot, me: told[1] } : snapshot;
    // A console fetches where it is mentioned, and a supervisor's the work again.
    case 'mentioned':
    case 'tasks':
    case 'place':
    case 'places':
    case 'follow':
    case 'unfollow':
      return snapshot;
  }
}

/** An alert shows its contact as it was when it was raised; a fresh start shows it as it is. */
const pictured = ({ alerts, ...rest }: WorkSnapshot) => ({ ...rest, alerts: alerts.map(({ alertId }) => alertId) });

/** Runs an action, lets a stale picture see what was told, and expects it to be what a fresh picture is. */
async function verify(staffId: string, action: () => Promise<unknown>): Promise<void> {
  const stale = await world.work.snapshot(staffId);
  world.told.length = 0;
  await action();
  await world.work.settle();
  expect(pictured(world.told.reduce(see, stale))).toEqual(pictured(await world.work.snapshot(staffId)));
}

describe('a console that follows what is told', () => {
  it('sees what a fresh start would see, after every step', async () => {
    const me = await world.agent('Priya Demo', { status: 'break' });
    const other = await world.agent('Sam Demo', { capacity: 1 });
    const danger = { priority: 1, signal: 'fire' };
    await verify(me, () => world.queue({ priority: 2, signal: 'adult-risk' }));
    await verify(me, () => world.queue());
    await verify(me, () => world.queue({ priority: 2 }));
    await verify(me, () => world.work.setStatus(me, { status: 'available' }));
    await verify(me, () => world.queue(danger));
    await verify(me, () => world.accept(me));
    await verify(other, () => world.accept(other));
    const [held] = (await world.work.snapshot(me)).mine;
    await verify(other, () => world.work.endContact(me, held?.contactId ?? ''));
    await verify(me, () => world.work.wrapUp(me, { contactId: held?.contactId ?? '', disposition: 'resolved' }));
    await verify(me, async () => {
      world.pass(31);
      await world.work.sweep();
    });
    await verify(other, async () => {
      world.pass(90);
      await world.work.sweep();
    });
  });
});

describe('who may open a contact (P40)', () => {
  it('is the agent who holds it or is offered it, and any supervisor', async () => {
    const holder = await world.agent('Priya Demo', { capacity: 1 });
    const other = await world.agent('Sam Demo', { queues: [] });
    const supervisor = await world.agent('Ana Demo', { role: 'supervisor', queues: [] });
    const id = await world.queue();
    const [offer] = await world.offersOf(holder);
    const contactId = offer?.contact.contactId ?? '';
    const { work } = world;
    const all = async () => ({
      holder: (await work.openContact({ staffId: holder, role: 'agent' }, contactId)).ok,
      reads: await work.mayRead({ staffId: holder, role: 'agent' }, id),
      other: await work.openContact({ staffId: other, role: 'agent' }, contactId),
      otherReads: await work.mayRead({ staffId: other, role: 'agent' }, id),
      supervisor: (await work.openContact({ staffId: supervisor, role: 'supervisor' }, contactId)).ok,
    });
    const expected = { holder: true, reads: true, otherReads: false, supervisor: true };
    const refusal = { other: { ok: false, problem: { code: 'not-allowed' } } };
    expect(await all()).toMatchObject({ ...expected, ...refusal });
    await world.accept(holder);
    expect(await all()).toMatchObject({ ...expected, ...refusal });
    await work.endByResident(id);
    await work.wrapUp(holder, { contactId, disposition: 'resident-left' });
    expect(await all()).toMatchObject({ ...expected, ...refusal, holder: false, reads: false });
  });

  it('says when there is no such contact', async () => {
    const reader = { staffId: await world.agent('Priya Demo'), role: 'supervisor' as const };
    expect(await world.work.openContact(reader, '00000099-0000-4000-8000-000000000001')).toMatchObject({
      ok: false,
      problem: { code: 'contact-not-found' },
    });
  });
});

describe('the detail of a contact', () => {
  it('explains the newest decision about it', async () => {
    const staffId = await world.agent('Priya Demo');
    const conversationId = await world.queue();
    const [offer] = await world.offersOf(staffId);
    const contactId = offer?.contact.contactId ?? '';
    const because = { rule: 'D-010', table: 'rights', row: 1, clause: 'P17', facts: { 'asks.person': true } };
    const decision = {
      route: 'agent',
      queue: 'general',
      priority: 4,
      because: [because],
      offers: [{ kind: 'person' }],
    };
    for (const seq of [1, 2])
      await database.db.decision.create({
        data: {
          conversationId,
          seq,
          contactId,
          facts: {},
          decision: { ...decision, priority: seq },
          ruleSetVersion: 'v1',
          at: world.now(),
        },
      });
    expect((await world.work.detail(contactId)).explanation).toEqual({
      route: 'agent',
      queue: 'general',
      priority: 2,
      ruleSetVersion: 'v1',
      because: [{ ...because, why: 'D-010', known: { 'asks.person': 'asks.person: true' } }],
    });
  });
});

describe('a place in the queue', () => {
  const placesTold = () => world.told.flatMap((told) => (told[0] === 'place' ? [[told[1], told[2]]] : []));

  it('is told to everybody who waits there, after every change', async () => {
    const [first, second] = [await world.queue(), await world.queue()];
    expect(await world.work.placeOf(first)).toEqual({ state: 'queued', position: 1, waitSeconds: null });
    world.told.length = 0;
    const urgent = await world.queue({ priority: 2 });
    expect(placesTold()).toEqual([
      [urgent, { state: 'queued', position: 1, waitSeconds: null }],
      [first, { state: 'queued', position: 2, waitSeconds: null }],
      [second, { state: 'queued', position: 3, waitSeconds: null }],
    ]);
  });

  it('comes with a time when there is somebody to answer and enough is known', async () => {
    const staffId = await world.agent('Priya Demo', { capacity: 1 });
    for (let handled = 0; handled < 3; handled += 1) {
      await world.queue();
      const { contact } = await world.accept(staffId);
      world.pass(300);
      await world.work.renewPresence('test', [{ socketId: `socket-${staffId}`, staffId }]);
      await world.work.endContact(staffId, contact.contactId);
      await world.work.wrapUp(staffId, { contactId: contact.contactId, disposition: 'resolved' });
    }
    const [first, second] = [await world.queue(), await world.queue()];
    expect(await world.work.placeOf(first)).toEqual({ state: 'queued', position: 1, waitSeconds: 300 });
    expect(await world.work.placeOf(second)).toEqual({ state: 'queued', position: 2, waitSeconds: 600 });
    expect(await world.work.queueFacts('general')).toEqual({
      waiting: 2,
      expectedWaitSeconds: 900,
      agentsAvailable: 1,
    });
    expect(await world.work.queueFacts('housing')).toEqual({
      waiting: 0,
      expectedWaitSeconds: null,
      agentsAvailable: 0,
    });
  });

  it('is the same for the near ones of a long line, whoever else is looked for', async () => {
    for (let index = 0; index < NEAR + 3; index += 1) await world.queue({ priority: 2 + (index % 3) });
    await world.agent('Priya Demo', { capacity: 1 });
    await world.work.sweep();
    const now = new Date();
    const [near] = await placesIn(database.db, ['general'], new Set(), now);
    const [whole] = await placesIn(database.db, ['general'], new Set(['general']), now);
    expect(whole?.places.map(({ place }) => place.position)).toEqual(
      Array.from({ length: NEAR + 3 }, (_, at) => at + 1),
    );
    expect(near?.places).toEqual(whole?.places.slice(0, NEAR));
    expect([near?.isLonger, whole?.isLonger]).toEqual([true, false]);
    expect(await placesIn(database.db, ['housing'], new Set(), now)).toEqual([]);
  });

  it('is no place for a conversation that does not wait', async () => {
    expect(await world.work.placeOf(await world.conversation())).toEqual({
      state: 'bot',
      position: null,
      waitSeconds: null,
    });
  });
});
