import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../test/support/database.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import { MOST_PREPARED, openDatabase } from './client.ts';
import type { Database } from './client.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await testDatabase();
  db = openDatabase(database.url, 1, (error) => {
    throw error;
  });
});
afterAll(async () => {
  await db.$disconnect();
  await database.close();
});

const prepared = async (like: string): Promise<number> => {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "pg_prepared_statements" WHERE "statement" LIKE ${like}`;
  return row?.count ?? 0;
};

describe('the way to the database', () => {
  it('plans a statement once on each connection', async () => {
    for (const value of [1, 2, 3]) await db.$queryRaw`SELECT ${value}::int AS planned_once`;
    expect(await prepared('SELECT $1::int AS planned_once%')).toBe(1);
  });

  it('plans once whatever a statement asks for, where that is wanted', async () => {
    const same = openDatabase(database.url, 1, () => undefined, 'once');
    for (const value of [1, 2]) await same.$queryRaw`SELECT ${value}::int AS planned_for_all`;
    const rows = await same.$queryRaw<object[]>`
      SELECT "generic_plans"::int AS "once", "custom_plans"::int AS "anew" FROM "pg_prepared_statements"
      WHERE "statement" LIKE 'SELECT $1::int AS planned_for_all%'`;
    expect(rows).toEqual([{ once: 2, anew: 0 }]);
    await same.$disconnect();
  });

  it('keeps no more statements than it can hold, and answers the others all the same', async () => {
    for (let index = 0; index < MOST_PREPARED + 5; index += 1) {
      const [row] = await db.$queryRawUnsafe<{ value: number }[]>(`SELECT ${index} AS "value", 'ever new'`);
      expect(row?.value).toBe(index);
    }
    expect(await prepared('%')).toBeLessThanOrEqual(MOST_PREPARED);
  });
});
