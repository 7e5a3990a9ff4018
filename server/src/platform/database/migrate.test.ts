import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { testDatabase } from '../../../test/support/database.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import { migrate, readMigrations } from './migrate.ts';
import type { Migration } from './migrate.ts';

function migration(name: string, sql: string): Migration {
  return {
    name,
    sql,
    file: `prisma/migrations/${name}/migration.sql`,
    checksum: createHash('sha256').update(sql).digest('hex'),
  };
}

describe('migrate', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.close());

  it('finds the migrations of this package in their order', () => {
    const names = readMigrations().map(({ name }) => name);
    expect(names).toContain('20261124110000_spine');
    expect(names).toEqual([...names].sort());
  });

  it('applies nothing twice, and writes down what Prisma Migrate expects', async () => {
    expect(await migrate(test.url)).toEqual([]);
    const rows = await test.db
      .$queryRaw`SELECT migration_name, checksum, applied_steps_count, finished_at IS NOT NULL AS finished
      FROM _prisma_migrations ORDER BY migration_name`;
    expect(rows).toEqual(
      readMigrations().map(({ name, checksum }) => ({
        migration_name: name,
        checksum,
        applied_steps_count: 1,
        finished: true,
      })),
    );
  });

  it('lets one of several nodes do the work', async () => {
    const wanted = [migration('2030_letters', 'CREATE TABLE letter (id INT); INSERT INTO letter VALUES (1);')];
    const answers = await Promise.all([1, 2, 3].map(() => migrate(test.url, wanted)));
    expect(answers.flat()).toEqual(['2030_letters']);
  });

  it('keeps nothing of a migration that fails, and says which file it was', async () => {
    const broken = migration('2031_broken', 'CREATE TABLE half (id INT); SELECT nonsense;');
    await expect(migrate(test.url, [broken])).rejects.toThrow(
      /^Migration prisma\/migrations\/2031_broken\/migration\.sql failed and was undone: column "nonsense"/,
    );
    expect(await test.db.$queryRaw`SELECT to_regclass('half')::text AS half`).toEqual([{ half: null }]);
    expect(await migrate(test.url, [migration('2031_broken', 'CREATE TABLE half (id INT)')])).toEqual(['2031_broken']);
  });

  it('refuses a migration that was edited after it was applied', async () => {
    await migrate(test.url, [migration('2032_first', 'SELECT 1')]);
    await expect(migrate(test.url, [migration('2032_first', 'SELECT 2')])).rejects.toThrow(
      /2032_first\/migration\.sql was edited after it was applied.*docs\/operations\/migrations\.md/,
    );
  });

  it('refuses to go on after one that failed halfway', async () => {
    await test.db
      .$executeRaw`INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'x', '2033_half')`;
    await expect(migrate(test.url, [migration('2033_half', 'SELECT 1')])).rejects.toThrow(
      /2033_half\/migration\.sql failed halfway earlier.*docs\/operations\/migrations\.md/,
    );
  });
});
