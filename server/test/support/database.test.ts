import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';

describe('testDatabase', () => {
  let one: TestDatabase;
  let other: TestDatabase;
  beforeAll(async () => {
    [one, other] = await Promise.all([testDatabase(), testDatabase()]);
  });
  afterAll(async () => {
    await Promise.all([one.close(), other.close()]);
  });

  it('gives each caller a migrated database that nobody else sees', async () => {
    await one.db.loaded.create({ data: { name: 'only here' } });
    expect(await one.db.loaded.count()).toBe(1);
    expect(await other.db.loaded.count()).toBe(0);
  });
});
