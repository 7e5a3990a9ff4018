import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { serviceById, services } from '../admin/index.ts';
import { openDatabase } from '../platform/database/client.ts';
import { loadDemo } from './load-demo.ts';
import { PAST_CONTACTS } from './past-contacts.ts';

const now = new Date('2026-11-24T11:00:00Z');
let database: TestDatabase;
/** What two nodes were answered that loaded at the same moment. */
let loaded: boolean[];

beforeAll(async () => {
  database = await testDatabase();
  const other = openDatabase(database.url, 2, () => undefined);
  loaded = await Promise.all([loadDemo(database.db, now), loadDemo(other, now)]);
  await other.$disconnect();
});
afterAll(() => database.close());

describe('loading the demonstration council', () => {
  it('happens once, though two nodes start at the same moment and one starts again', async () => {
    const { db } = database;
    expect(loaded.filter(Boolean)).toHaveLength(1);
    expect(await loadDemo(db, now)).toBe(false);
    const counts = [db.service.count(), db.staff.count(), db.resident.count(), db.contact.count()];
    expect(await Promise.all(counts)).toEqual([27, 8, 40, PAST_CONTACTS]);
  });

  it('marks every resident as fictional, and dates MyAccount from the given moment', async () => {
    expect(await database.db.resident.count({ where: { demonstration: false } })).toBe(0);
    const resident = await database.db.resident.findUniqueOrThrow({ where: { reference: 'DEMO-0039' } });
    expect(resident.myAccountRegisteredAt?.toISOString()).toBe('2026-11-19T11:00:00.000Z');
  });

  it('knows three things to ask each resident beside the postcode', async () => {
    expect(await database.db.identityItem.count()).toBe(3 * 40);
  });

  it('has an agent who is close to a resident', async () => {
    expect(await database.db.staffRelation.findMany({ select: { kind: true } })).toEqual([{ kind: 'family' }]);
  });

  it('has ready replies, in the order of the file', async () => {
    const replies = await database.db.cannedReply.findMany({ orderBy: { position: 'asc' } });
    expect([replies[0]?.id, replies.at(-1)?.serviceId]).toEqual(['greeting', 'homelessness']);
  });

  it('fills the service catalogue in its order', async () => {
    const all = await services(database.db);
    expect([all[0]?.id, all.at(-1)?.id]).toEqual(['report-pothole', 'complaint']);
    expect(await serviceById(database.db, 'missed-bin')).toMatchObject({ online: 'live', lgsl: 524, outage: false });
    expect(await serviceById(database.db, 'no-such-service')).toBeNull();
  });
});
