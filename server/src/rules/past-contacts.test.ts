import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { openPool } from '../platform/database/client.ts';
import { cutPast, pastContacts } from './past-contacts.store.ts';

/** More than two pages of reading. */
const STORED = 12_000;

describe('contacts of the past', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    const conversationId = randomUUID();
    await database.db.conversation.create({ data: { id: conversationId, channel: 'webchat' } });
    await database.db.$executeRaw`
      INSERT INTO "decision" ("conversation_id", "seq", "facts", "decision", "rule_set_version", "at")
      SELECT ${conversationId}::uuid, n, json_build_object('channel', 'webchat', 'locale', n::text), '{}', 'test',
             timestamptz '2026-01-01' + n * interval '1 minute'
      FROM generate_series(1, ${STORED}::int) n`;
  });
  afterAll(() => database.close());

  const readAll = async (from: Date, parts: number, before: Date | null = null): Promise<string[]> => {
    const pool = openPool(database.url, parts, () => undefined);
    const read: string[] = [];
    for (const range of await cutPast(pool, { from, before }, parts))
      for await (const contacts of pastContacts(pool, range))
        read.push(...contacts.map(({ locale }) => String(locale)));
    await pool.end();
    return read;
  };

  it.each([1, 2, 3])('are read once each, in %d parts', async (parts) => {
    const read = await readAll(new Date(0), parts);
    expect(read).toHaveLength(STORED);
    expect(new Set(read).size).toBe(STORED);
  });

  it('begin at the time that is asked for', async () => {
    const from = new Date(Date.parse('2026-01-01T00:00:00Z') + (STORED - 10) * 60_000);
    expect((await readAll(from, 2)).length).toBeLessThanOrEqual(11 + 60);
  });

  it('end before the time that is asked for', async () => {
    const start = Date.parse('2026-01-01T00:00:00Z');
    expect(await readAll(new Date(start), 2, new Date(start + 100 * 60_000))).toHaveLength(99);
  });

  it('count once for each contact, with what was known of it last', async () => {
    const [contactId, conversationId] = [randomUUID(), randomUUID()];
    await database.db.conversation.create({ data: { id: conversationId, channel: 'sms' } });
    await database.db.contact.create({ data: { id: contactId, conversationId, channel: 'sms' } });
    const at = new Date('2030-01-01T10:00:00Z');
    await database.db.decision.createMany({
      data: ['first', 'second'].map((locale, seq) => ({
        ...{ conversationId, contactId, seq, facts: { locale }, decision: {}, ruleSetVersion: 'test', at },
      })),
    });
    expect(await readAll(at, 2)).toEqual(['second']);
  });

  it('that were taken over without a decision are read from what is on record of them', async () => {
    const startedAt = new Date('2031-01-01T10:00:00Z');
    await database.db.contact.create({ data: { id: randomUUID(), channel: 'letter', startedAt } });
    const pool = openPool(database.url, 1, () => undefined);
    const read = [];
    for (const range of await cutPast(pool, { from: startedAt, before: null }, 1))
      for await (const contacts of pastContacts(pool, range)) read.push(...contacts);
    await pool.end();
    expect(read).toEqual([
      {
        ...{ channel: 'letter', direction: 'inbound', at: startedAt.toISOString(), safety: { signal: 'none' } },
        resident: { known: false },
      },
    ]);
  });
});
