/** The wallboard on real rows: who waits, how it went today, and what staff do. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Wallboard } from '@hub/contract';
import { testDatabase } from '../../../test/support/database.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import { openWorld } from '../testing/world.ts';
import type { World } from '../testing/world.ts';

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
  await db.workQueue.create({ data: { name: 'general', targetShare: 80, targetSeconds: 60 } });
  world = openWorld(db);
});

const queueOf = (board: Wallboard, name: string) => board.queues.find((queue) => queue.name === name);

it('counts who waits in each queue, channel and skill, since when, and who is over target', async () => {
  await world.queue();
  const first = world.now();
  world.pass(61);
  await world.queue({ skills: ['bsl'] });
  await world.queue({ channel: 'email' });
  await world.queue({ queue: 'housing', channel: 'phone' });
  const board = await world.work.wallboard();
  expect(queueOf(board, 'general')).toMatchObject({
    ...{ waiting: 3, longestSince: first.toISOString(), overTarget: 1, callbacksDue: 0, ended: 0, available: 0 },
  });
  expect(queueOf(board, 'housing')).toMatchObject({ waiting: 1, overTarget: 0, target: null });
  expect(board.channels.map(({ name, waiting }) => [name, waiting])).toEqual([
    ['email', 1],
    ['phone', 1],
    ['webchat', 2],
  ]);
  expect(board.skills).toMatchObject([{ name: 'bsl', waiting: 1, longestSince: world.now().toISOString() }]);
});

it('counts of today who was answered within the target of the queue, and who left', async () => {
  const staffId = await world.agent('Priya Demo', { capacity: 9, status: 'break' });
  await world.queue();
  world.pass(61);
  await world.queue();
  await world.work.renewPresence('test', [{ socketId: `socket-${staffId}`, staffId }]);
  await world.work.setStatus(staffId, { status: 'available' });
  await world.accept(staffId);
  await world.accept(staffId);
  // Only now: of several that are held out in one moment any may be accepted first.
  const left = await world.queue();
  world.pass(6);
  await world.work.endByResident(left);
  const board = await world.work.wallboard();
  expect(queueOf(board, 'general')).toMatchObject({ waiting: 0, ended: 3, promised: 3, inTarget: 1, abandoned: 1 });
  expect(board.channels).toMatchObject([{ name: 'webchat', ended: 3, abandoned: 1 }]);
  expect(board.agents).toMatchObject([{ name: 'Priya Demo', state: 'busy', contacts: 2, capacity: 9, isHere: true }]);

  // The next day begins anew.
  world.pass(24 * 60 * 60);
  expect(queueOf(await world.work.wallboard(), 'general')).toMatchObject({ ended: 0, abandoned: 0 });
});

it('leaves out whoever left at once, and tells of a call back from its time on', async () => {
  const gone = await world.queue();
  world.pass(4);
  await world.work.endByResident(gone);
  const notBefore = new Date(world.now().getTime() + 60_000);
  await world.queue({ channel: 'callback', callback: { name: '', phone: '+441632960001', when: '', notBefore } });
  expect(queueOf(await world.work.wallboard(), 'general')).toMatchObject({ waiting: 0, ended: 0, callbacksDue: 0 });
  world.pass(60);
  expect(queueOf(await world.work.wallboard(), 'general')).toMatchObject({ waiting: 1, callbacksDue: 1 });
});

it('lets a supervisor set the status of a colleague, who reads by whom and why, until they set their own', async () => {
  const [staffId, by] = [await world.agent('Priya Demo'), await world.agent('Sian Demo', { role: 'supervisor' })];
  const asked = { staffId, status: 'away', reason: 'Fire drill.' } as const;
  expect(await world.work.setStatusFor({ staffId, role: 'agent' }, asked)).toMatchObject({
    problem: { code: 'not-allowed' },
  });
  expect(await world.work.setStatusFor({ staffId: by, role: 'supervisor' }, asked)).toEqual({ ok: true });
  expect(world.told).toContainEqual([
    'me',
    expect.objectContaining({ staffId, status: 'away', setBy: { name: 'Sian Demo', reason: 'Fire drill.' } }),
  ]);
  const { agents } = await world.work.wallboard();
  expect(agents).toContainEqual(expect.objectContaining({ staffId, state: 'away', reason: 'Fire drill.' }));
  await world.work.setStatus(staffId, { status: 'available' });
  expect(await world.work.me(staffId)).toMatchObject({ status: 'available', setBy: null });
  expect(
    await world.work.setStatusFor(
      { staffId: by, role: 'supervisor' },
      { ...asked, staffId: '10000000-0000-4000-8000-00000000dead' },
    ),
  ).toMatchObject({ problem: { code: 'not-found' } });
});
