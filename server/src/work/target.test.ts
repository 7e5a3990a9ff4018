/** What the council promises of its queues, and which queue helps another. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { reachedAt } from './targets.ts';
import { openWorld } from './testing/world.ts';
import type { World } from './testing/world.ts';

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
  const { db } = database;
  await db.$executeRaw`TRUNCATE "staff", "conversation", "event", "contact", "offer", "alert", "work_queue" CASCADE`;
  await db.workQueue.createMany({
    data: [
      { name: 'housing', targetShare: 80, targetSeconds: 60, overflowAfterSeconds: 300, overflowTo: 'general' },
      { name: 'general', targetShare: 80, targetSeconds: 20 },
    ],
  });
  world = openWorld(db);
  // The targets are read with the first look.
  await world.work.due();
});

const queueOf = async (staffId: string) =>
  (await world.work.snapshot(staffId)).queue.map(({ queue, isOverTarget }) => [queue, isOverTarget]);

describe('a target', () => {
  it('is looked at in the second in which it is reached', () => {
    expect(reachedAt(new Date('2026-11-24T10:00:00.000Z'), 60)).toEqual(new Date('2026-11-24T10:01:00.000Z'));
    expect(reachedAt(new Date('2026-11-24T10:00:00.001Z'), 60)).toEqual(new Date('2026-11-24T10:01:01.000Z'));
  });

  it('marks who has waited so long, once, and counts them', async () => {
    const looker = await world.agent('Sam Demo', { queues: [] });
    await world.queue({ queue: 'housing' });
    expect(world.moments).toEqual([reachedAt(world.now(), 60)]);
    world.pass(59);
    await world.work.due();
    expect(await queueOf(looker)).toEqual([['housing', false]]);
    world.pass(1);
    await Promise.all([world.work.due(), world.work.due()]);
    await world.work.due();
    expect(await queueOf(looker)).toEqual([['housing', true]]);
    expect(world.overTarget).toEqual(['housing']);
    expect((await database.db.contact.findFirstOrThrow()).overTargetAt).toEqual(world.now());
  });

  it('is for those who sit and wait, in queues that have one', async () => {
    const looker = await world.agent('Sam Demo', { queues: [] });
    await world.queue({ queue: 'housing', channel: 'letter' });
    await world.queue({ queue: 'schools' });
    world.pass(3600);
    await world.work.due();
    expect((await queueOf(looker)).map(([, isOverTarget]) => isOverTarget)).toEqual([false, false]);
    expect(world.overTarget).toEqual([]);
  });

  it('is kept by who was answered in time, also when they wait again', async () => {
    const staffId = await world.agent('Priya Demo', { queues: ['general'], skills: [] });
    await world.queue();
    const { contact } = await world.accept(staffId);
    world.pass(600);
    const given = { contactId: contact.contactId, how: 'hand-over' as const, to: { queue: 'general' }, note: '' };
    await world.work.renewPresence('test', [{ socketId: `socket-${staffId}`, staffId }]);
    expect(await world.work.transfer({ staffId, role: 'agent' }, given)).toMatchObject({ ok: true });
    await world.work.due();
    expect(world.overTarget).toEqual([]);
  });
});

describe('a queue that another helps', () => {
  it('is helped after its time, and not before', async () => {
    const staffId = await world.agent('Priya Demo', { queues: ['general'] });
    const id = await world.queue({ queue: 'housing' });
    const look = async (seconds: number) => {
      world.pass(seconds);
      await world.work.renewPresence('test', [{ socketId: `socket-${staffId}`, staffId }]);
      await world.work.sweep();
      return (await world.offersOf(staffId)).map(({ contact }) => contact.conversationId);
    };
    expect(await look(299)).toEqual([]);
    expect(await look(1)).toEqual([id]);
  });
});
