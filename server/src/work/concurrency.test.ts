/** Several nodes, each with connections of its own, do everything at once on one database; what must always hold is then counted. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { transferHowSchema } from '@hub/contract';
import { openDatabase } from '../platform/database/client.ts';
import type { Database } from '../platform/database/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { untilBlocked } from '../../test/support/until.ts';
import { wrongs } from './testing/wrongs.ts';
import { openWorld } from './testing/world.ts';
import type { World } from './testing/world.ts';

const NODES = 3;
const AGENTS = 6;
const CONTACTS = 40;
const ROUNDS = 30;

// A busy machine may be slow; nothing here is about time.
jest.setTimeout(120_000);

let database: TestDatabase;
let nodes: { db: Database; world: World }[];
beforeAll(async () => {
  database = await testDatabase();
  nodes = Array.from({ length: NODES }, (_, index) => {
    const db = openDatabase(database.url, 6, () => undefined);
    return { db, world: openWorld(db, index + 1) };
  });
});
afterAll(async () => {
  for (const { db } of nodes) await db.$disconnect();
  await database.close();
});

const nodeOf = (index: number): World => {
  const node = nodes[index % NODES];
  if (!node) throw new Error('every index has a node');
  return node.world;
};

/** Whatever an agent could do at this moment, chosen by `dice`; two nodes may try the same at once. */
async function act(world: World, staffId: string, dice: number, others: readonly string[]): Promise<void> {
  const { offers, mine, helping } = await world.work.snapshot(staffId);
  const [offer] = offers;
  const [contact] = mine;
  if (offer && dice % 4 !== 0) await world.work.acceptOffer(staffId, offer.offerId);
  else if (offer) await world.work.declineOffer(staffId, offer.offerId);
  if (contact?.state === 'assigned' && dice % 3 !== 0) await pass(world, staffId, contact.contactId, dice, others);
  if (helping[0] && dice % 5 === 0) await world.work.leave(staffId, helping[0].contactId);
  if (contact?.state === 'assigned' && dice % 3 === 0) await world.work.endContact(staffId, contact.contactId);
  if (contact?.state === 'wrap-up')
    await world.work.wrapUp(staffId, { contactId: contact.contactId, disposition: 'resolved' });
  if (dice % 7 === 0) await world.work.setStatus(staffId, { status: 'break' });
  else if (dice % 2 === 0) await world.work.setStatus(staffId, { status: 'available' });
}

/** Hands a contact over, asks a colleague or a queue, or asks no longer. */
async function pass(world: World, staffId: string, contactId: string, dice: number, others: readonly string[]) {
  if (dice % 11 === 0) await world.work.stopAsking(staffId, contactId);
  const how = transferHowSchema.options[(dice % 7) % 3] ?? 'consult';
  const colleague = others[dice % others.length] ?? staffId;
  const to = dice % 4 === 0 ? { queue: 'general' } : { staffId: colleague };
  if (dice % 2 === 0) await world.work.transfer({ staffId, role: 'agent' }, { contactId, how, to, note: '' });
}

describe('many nodes at once', () => {
  it('exceed no capacity, assign nobody twice, lose no contact and leave no offer hanging', async () => {
    const staff: string[] = [];
    for (let index = 0; index < AGENTS; index += 1)
      staff.push(await nodeOf(index).agent('Demo Adviser', { capacity: 1 + (index % 3) }));
    await Promise.all(
      Array.from({ length: CONTACTS }, (_, index) => nodeOf(index).queue({ priority: 3 + (index % 3) })),
    );

    const dice = fc.sample(fc.array(fc.nat({ max: 1000 }), { minLength: AGENTS * 2, maxLength: AGENTS * 2 }), {
      numRuns: ROUNDS,
      seed: 63,
    });
    for (const rolled of dice) {
      const acting = rolled.map((roll, index) => act(nodeOf(index + roll), staff[index % AGENTS] ?? '', roll, staff));
      const sweeping = nodes.map(({ world }) => world.work.sweep());
      expect(await wrongs(database.db)).toEqual([]);
      await Promise.all([...acting, ...sweeping]);
    }
    for (const { world } of nodes) await world.work.settle();
    expect(await wrongs(database.db)).toEqual([]);
    expect(nodes.flatMap(({ world }) => world.faults)).toEqual([]);
    expect(await database.db.contact.count()).toBe(CONTACTS);
    expect(await database.db.contact.count({ where: { state: 'closed' } })).toBeGreaterThan(AGENTS);
  });

  it('let one agent alone win an offer that is accepted on every node at once', async () => {
    const { world } = nodes[0] ?? { world: nodeOf(0) };
    await database.db.$executeRaw`TRUNCATE "staff", "conversation", "event", "contact", "offer" CASCADE`;
    const staffId = await world.agent('Priya Demo');
    const id = await world.queue();
    const [offer] = await world.offersOf(staffId);
    const offerId = offer?.offerId ?? '';
    const answers = await Promise.all([
      ...nodes.map((node) => node.world.work.acceptOffer(staffId, offerId)),
      ...nodes.map((node) => node.world.work.declineOffer(staffId, offerId)),
      world.work.endByResident(id).then(() => ({ ok: false })),
    ]);
    const events = await database.db.event.findMany({ where: { conversationId: id, kind: 'joined' } });
    const declined = await database.db.offer.count({ where: { state: 'declined' } });
    expect(events.length + declined).toBeLessThanOrEqual(1);
    expect(answers.slice(0, NODES).every(({ ok }) => !ok) || events.length === 1).toBe(true);
    expect(await wrongs(database.db)).toEqual([]);
  });

  it('count what another node has offered to an agent while they waited for the lock of the agent’s row', async () => {
    await database.db.$executeRaw`TRUNCATE "staff", "conversation", "event", "contact", "offer" CASCADE`;
    const staffId = await nodeOf(0).agent('Priya Demo', { capacity: 1, status: 'break' });
    await nodeOf(0).queue();
    await nodeOf(0).queue();
    // Not the one that is next for them: that one would be seen to be gone.
    const { id: contactId } = await database.db.contact.findFirstOrThrow({ orderBy: { id: 'desc' } });
    await database.db.staff.update({ where: { id: staffId }, data: { status: 'available' } });
    const now = nodeOf(0).now();
    const sweeping = await database.db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "staff" WHERE "id" = ${staffId}::uuid FOR NO KEY UPDATE`;
      const sweep = nodeOf(1).work.sweep();
      await untilBlocked(database.db);
      await tx.offer.create({
        data: { id: randomUUID(), contactId, staffId, offeredAt: now, expiresAt: new Date(now.getTime() + 30_000) },
      });
      await tx.contact.update({ where: { id: contactId }, data: { state: 'offered' } });
      return { sweep };
    });
    await sweeping.sweep;
    expect(await database.db.offer.count()).toBe(1);
    expect(await wrongs(database.db)).toEqual([]);
  });
});
