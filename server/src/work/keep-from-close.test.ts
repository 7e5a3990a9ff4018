/** An offer whose resident turns out to be close to the adviser (P40). */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
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
  await database.db
    .$executeRaw`TRUNCATE "staff", "conversation", "event", "contact", "offer", "alert", "resident" CASCADE`;
  world = openWorld(database.db);
});

/** A contact that is offered to somebody, of a resident who is their sister, as nobody knows yet. */
async function offered() {
  const { db } = database;
  const staffId = await world.agent('Tom Demo');
  const conversationId = await world.queue();
  const [offer] = await world.offersOf(staffId);
  if (!offer) throw new Error('nothing is offered');
  const residentId = randomUUID();
  const record = { name: 'Rosa Demo', address: '1 Example Street', postcode: 'ZZ1 1ZZ' };
  await db.resident.create({ data: { id: residentId, reference: residentId, ...record } });
  await db.staffRelation.create({ data: { staffId, residentId, kind: 'family' } });
  const { offerId, contact } = offer;
  return { staffId, conversationId, residentId, offerId, contactId: contact.contactId };
}

describe('an offer', () => {
  it('is taken back once it is known that the resident is close, and goes to somebody else', async () => {
    const { staffId, residentId, conversationId, offerId, contactId } = await offered();
    const other = await world.agent('Priya Demo');
    await database.db.contact.update({ where: { id: contactId }, data: { residentId } });
    await world.work.tellContact(contactId);
    expect(await world.offersOf(staffId)).toEqual([]);
    expect(world.told).toContainEqual(['offerGone', staffId, offerId]);
    expect(await world.work.acceptOffer(staffId, offerId)).toMatchObject({ problem: { code: 'offer-gone' } });
    expect((await world.accept(other)).contact.conversationId).toBe(conversationId);
  });

  it('is found by the sweep where the thread alone knows who it is, and waits for whoever may', async () => {
    const { staffId, residentId, conversationId } = await offered();
    await world.work.sweep();
    expect(await world.offersOf(staffId)).toHaveLength(1);
    await database.db.conversation.update({ where: { id: conversationId }, data: { residentId } });
    await world.work.sweep();
    expect(await world.offersOf(staffId)).toEqual([]);
    expect(await world.stateOf(conversationId)).toEqual(['queued']);
    expect(await world.work.me(staffId)).toMatchObject({ status: 'available', load: 0 });
  });
});
