import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { loadDemo } from '../demo/index.ts';
import { findResidents } from './find-residents.store.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await loadDemo(database.db, new Date());
}, 60_000);
afterAll(() => database.close());

describe('finding a resident', () => {
  const doris = { reference: 'DEMO-0010', name: 'Doris Whitcombe', address: '39 Template Avenue' };

  it.each(['demo-0010', 'whitcombe', 'Whitc', 'Whitcombe ZZ15AA', 'zz1 5aa doris whitcombe'])(
    'by "%s" shows as little as it takes to know them',
    async (words) => {
      expect(await findResidents(database.db, words)).toEqual([doris]);
    },
  );

  it('by postcode finds whoever lives there', async () => {
    expect(await findResidents(database.db, 'zz1 5aa')).toContainEqual(doris);
  });

  it.each(['Whitcombe ZZ9 9ZZ', '%%%', '___', 'DEMO', 'doris'])('by "%s" finds nobody', async (words) => {
    expect(await findResidents(database.db, words)).toEqual([]);
  });
});
