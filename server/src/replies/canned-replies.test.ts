import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { loadDemo } from '../demo/index.ts';
import { readCannedReplies } from './canned-replies.store.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await loadDemo(database.db, new Date('2026-11-24T11:00:00Z'));
});
afterAll(() => database.close());

it('reads ready replies in the order of the council, each with its service as a contact names it', async () => {
  const replies = await readCannedReplies(database.db);
  expect(replies[0]).toEqual({
    ...{ id: 'greeting', title: 'Say hello', service: null },
    text: 'Hello, I am {adviser} from {council}. How can I help you today?',
  });
  expect(replies.find(({ id }) => id === 'bin-leave-out')?.service).toBe('Report a missed bin');
});
