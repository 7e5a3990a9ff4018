import { randomUUID } from 'node:crypto';
import type { CommentQuery } from '@hub/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { readComments } from './comments.store.ts';

const PERIOD = { from: '2026-11-24', to: '2026-11-25' };

let database: TestDatabase;
let staffId: string;
beforeAll(async () => {
  database = await testDatabase();
  staffId = randomUUID();
  const person = { name: 'Sian Demo', email: 'sian@demo.example', role: 'supervisor' };
  await database.db.staff.create({ data: { id: staffId, subject: staffId, ...person } });
  await rated('Late on the first day', { at: '2026-11-23T23:59:00Z' });
  await rated('Early on the first day', { at: '2026-11-24T00:01:00Z', channel: 'sms', score: 2 });
  await rated('Told in confidence', { at: '2026-11-25T09:00:00Z', restricted: true });
  await rated('My sister wrote this', { at: '2026-11-25T10:00:00Z', isClose: true });
  await rated(null, { at: '2026-11-25T11:00:00Z' });
  await rated('Thank you', { at: '2026-11-25T23:59:00Z' });
});
afterAll(() => database.close());

interface Rated {
  at: string;
  channel?: string;
  score?: number;
  restricted?: boolean;
  isClose?: boolean;
}

async function rated(comment: string | null, given: Rated): Promise<void> {
  const { at, channel = 'webchat', score = 5, restricted = false, isClose = false } = given;
  const { db } = database;
  const [residentId, conversationId, contactId] = [randomUUID(), randomUUID(), randomUUID()];
  const record = { name: 'A resident', address: '1 Example Street', postcode: 'ZZ1 1AA' };
  await db.resident.create({ data: { id: residentId, reference: residentId, ...record } });
  if (isClose) await db.staffRelation.create({ data: { staffId, residentId, kind: 'family' } });
  await db.conversation.create({ data: { id: conversationId, channel, residentId, restricted } });
  await db.contact.create({ data: { id: contactId, conversationId, residentId, channel } });
  const answeredAt = new Date(at);
  await db.feedback.create({
    data: { contactId, channel, how: 'form', askedAt: answeredAt, answeredAt, score, comment },
  });
}

const read = async (query: Partial<CommentQuery> = {}, isTrained = false) =>
  (await readComments(database.db, { staffId, isTrained }, { ...PERIOD, ...query })).comments.map(
    ({ comment }) => comment,
  );

describe('comments of ratings', () => {
  it('are those of the days of London, newest first, without those of somebody close', async () => {
    expect(await read({}, true)).toEqual(['Thank you', 'Told in confidence', 'Early on the first day']);
  });

  it('are blank where few may read the contact', async () => {
    expect(await read()).toEqual(['Thank you', null, 'Early on the first day']);
  });

  it('are of one channel or one score where that is asked for', async () => {
    expect(await read({ channel: 'sms' })).toEqual(['Early on the first day']);
    expect(await read({ score: 5 }, true)).toEqual(['Thank you', 'Told in confidence']);
    expect(await read({ channel: 'sms', score: 5 })).toEqual([]);
  });
});
