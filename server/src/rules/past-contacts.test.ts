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

  const readAll = async (from: Date, parts: number): Promise<string[]> => {
    const pool = openPool(database.url, parts, () => undefined);
    const read: string[] = [];
    for (const range of await cutPast(pool, from, parts))
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
});
