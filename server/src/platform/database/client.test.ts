import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../test/support/database.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import { MOST_PREPARED, openDatabase, rowsOf } from './client.ts';
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

describe('rows straight over the driver', () => {
  it('come as they are in the database, by a statement that is planned once', async () => {
    const at = new Date('2026-03-29T01:30:00.000Z');
    const open = openDatabase(database.url, 1, () => undefined);
    const asked = () => rowsOf(open, Prisma.sql`SELECT ${at}::timestamptz AS "at", ${['a', null]}::text[] AS "words"`);
    expect(await asked()).toEqual([{ at, words: ['a', null] }]);
    expect(await asked()).toEqual([{ at, words: ['a', null] }]);
    const kept = Prisma.sql`SELECT count(*)::int AS "times" FROM "pg_prepared_statements" WHERE "statement" LIKE 'SELECT $1::timestamptz%'`;
    expect(await rowsOf(open, kept)).toEqual([{ times: 1 }]);
    await open.$disconnect();
  });

  it('come from within a transaction that is under way, and change nothing when it is given up', async () => {
    const open = openDatabase(database.url, 2, () => undefined);
    const name = `kept-${randomUUID()}`;
    const given = open.$transaction(async (tx) => {
      await rowsOf(
        tx,
        Prisma.sql`INSERT INTO "work_queue" ("name", "target_share", "target_seconds") VALUES (${name}, 80, 60)`,
      );
      expect(await rowsOf(tx, Prisma.sql`SELECT "name" FROM "work_queue" WHERE "name" = ${name}`)).toEqual([{ name }]);
      throw new Error('given up');
    });
    await expect(given).rejects.toThrow('given up');
    expect(await rowsOf(open, Prisma.sql`SELECT "name" FROM "work_queue" WHERE "name" = ${name}`)).toEqual([]);
    await open.$disconnect();
  });

  it('do not keep connections when the database is left', async () => {
    const open = openDatabase(database.url, 1, () => undefined);
    await open.$queryRaw`SELECT 1`;
    expect(await rowsOf(open, Prisma.sql`SELECT 1 AS "one"`)).toEqual([{ one: 1 }]);
    await open.$disconnect();
    await expect(rowsOf(open, Prisma.sql`SELECT 1`)).rejects.toThrow('after calling end on the pool');
  });
});
