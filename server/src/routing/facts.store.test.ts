import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { readFacts } from './facts.store.ts';

const NOW = new Date('2026-11-24T10:00:00.000Z');

describe('texts that are held back', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  /** A resident with an earlier contact of which a row of that clause held texts back, and what a new contact knows of it. */
  const heldBackBy = async (clause: string, at = NOW): Promise<boolean> => {
    const [residentId, contactId, conversationId] = [randomUUID(), randomUUID(), randomUUID()];
    const { db } = database;
    await db.resident.create({
      data: {
        id: residentId,
        reference: residentId,
        name: 'A resident',
        address: '1 Example Street',
        postcode: 'ZZ1 1AA',
      },
    });
    await db.contact.create({ data: { id: contactId, residentId, channel: 'phone' } });
    const duty = { id: randomUUID(), contactId, kind: 'suppress', what: 'sms', rule: 'C-521', clause, at };
    await db.duty.create({ data: duty });
    return (await readFacts(db, { conversationId, residentId, serviceId: null, now: NOW })).textsHeldBack;
  };

  it('stay held back after abuse or STOP, for twelve months (P04, P12)', async () => {
    expect(await heldBackBy('P12')).toBe(true);
    expect(await heldBackBy('P04')).toBe(true);
    expect(await heldBackBy('P12', new Date('2025-11-01'))).toBe(false);
  });

  it('are not held back for ever because somebody once rang from a landline (P39)', async () => {
    expect(await heldBackBy('P39')).toBe(false);
  });
});
