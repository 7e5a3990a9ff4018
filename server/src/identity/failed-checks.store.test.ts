import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { countFailedChecks } from './failed-checks.store.ts';

const NOW = new Date('2026-11-24T10:00:00.000Z');
const SETTINGS = new Map([
  ['identityTries', 3],
  ['identityLockHours', 24],
]);

let database: TestDatabase;
let staffId: string;
beforeAll(async () => {
  database = await testDatabase();
  staffId = randomUUID();
  const person = { name: 'Priya Demo', email: 'priya@demo.example', role: 'agent' };
  await database.db.staff.create({ data: { id: staffId, subject: staffId, ...person } });
});
afterAll(() => database.close());

async function resident(): Promise<string> {
  const id = randomUUID();
  const record = { name: 'A resident', address: '1 Example Street', postcode: 'ZZ1 1AA' };
  await database.db.resident.create({ data: { id, reference: id, ...record } });
  return id;
}

/** A conversation in which so many checks of that resident failed an hour ago, and one was passed. */
async function checked(residentId: string, failures: number): Promise<string> {
  const { db } = database;
  const [conversationId, contactId] = [randomUUID(), randomUUID()];
  await db.conversation.create({ data: { id: conversationId, channel: 'phone' } });
  await db.contact.create({ data: { id: contactId, conversationId, channel: 'phone' } });
  const at = new Date(NOW.getTime() - 3_600_000);
  const check = { conversationId, contactId, residentId, staffId, at };
  for (let made = 0; made < failures; made += 1)
    await db.identityCheck.create({ data: { id: randomUUID(), ...check, passed: false } });
  await db.identityCheck.create({ data: { id: randomUUID(), ...check, passed: true } });
  return conversationId;
}

const count = (conversationId: string, residentId: string | null) =>
  countFailedChecks(database.db, { conversationId, residentId }, SETTINGS, NOW);

describe('failed checks for the rules (P41)', () => {
  it('are those of the resident, in whichever conversation they were made', async () => {
    const residentId = await resident();
    await checked(residentId, 2);
    const other = await checked(residentId, 1);
    expect(await count(other, residentId)).toBe(3);
    expect(await count(other, await resident())).toBe(0);
  });

  it('are those of whoever was claimed there, where nobody is known; of nobody they are not known', async () => {
    const conversationId = await checked(await resident(), 2);
    expect(await count(conversationId, null)).toBe(2);
    expect(await count(randomUUID(), null)).toBeNull();
  });
});
