/** Changes of supervisors: nobody overwrites what they have not seen, each is kept with who made it, the last is undone. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PersonValue, QueueValue, ReplyValue } from '@hub/contract';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { peopleShelf, readPeople } from './people.store.ts';
import { queuesShelf, readQueues } from './queues.store.ts';
import { readReplies, repliesShelf } from './replies.store.ts';
import { changeKept, undoChange } from './shelf.store.ts';
import type { Shelf } from './shelf.store.ts';

const SIAN = '10000000-0000-4000-8000-000000000006';
const TOM = '10000000-0000-4000-8000-000000000002';
const OK = { ok: true };
const people = peopleShelf(false);
const shelves = [people, repliesShelf, queuesShelf] as unknown as Shelf<object>[];

let database: TestDatabase;
let minute = 0;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  const { db } = database;
  await db.$executeRaw`TRUNCATE "staff", "canned_reply", "work_queue", "admin_change" CASCADE`;
  const person = { role: 'agent', skills: ['bsl'], queues: ['general', 'housing'], email: 'demo@demo.example' };
  await db.staff.createMany({
    data: [
      { ...person, id: SIAN, subject: 'sian', name: 'Sian Demo', role: 'supervisor' },
      { ...person, id: TOM, subject: 'tom', name: 'Tom Demo' },
    ],
  });
});

const by = (staffId = SIAN) => {
  minute += 1;
  return { staffId, now: new Date(Date.UTC(2026, 10, 24, 9, minute)), newId: randomUUID };
};
const reply: ReplyValue = { title: 'Say hello', serviceId: null, text: 'Hello. How can I help you?', position: 0 };
const save = <T extends object>(shelf: Shelf<T>, subject: string, version: number, value: T | null) =>
  changeKept(database.db, shelf, { subject, version, value, ...by() });
const undo = (changeId: string | undefined) => undoChange(database.db, shelves, { changeId: changeId ?? '', ...by() });
const lastOf = async () => (await readReplies(database.db)).replies[0]?.last;

describe('a ready reply', () => {
  it('is made, changed by whoever saw it, and refused to whoever did not', async () => {
    expect(await save(repliesShelf, 'hello', 0, reply)).toEqual(OK);
    expect(await save(repliesShelf, 'hello', 1, { ...reply, title: 'Greet them' })).toEqual(OK);
    expect(await save(repliesShelf, 'hello', 1, { ...reply, title: 'Too late' })).toMatchObject({
      problem: { code: 'changed' },
    });
    const { replies } = await readReplies(database.db);
    expect(replies).toMatchObject([{ version: 2, value: { title: 'Greet them' }, last: { by: 'Sian Demo' } }]);
    const kept = await database.db.adminChange.findMany({ orderBy: { at: 'asc' } });
    expect(kept.map(({ before, after }) => [before, after])).toEqual([
      [null, reply],
      [reply, { ...reply, title: 'Greet them' }],
    ]);
  });

  it('stands again as before when its changes are undone, one after the other', async () => {
    await save(repliesShelf, 'hello', 0, reply);
    const made = await lastOf();
    await save(repliesShelf, 'hello', 1, { ...reply, title: 'Greet them' });
    const changed = await lastOf();
    // Not past the last one.
    expect(await undo(made?.changeId)).toMatchObject({ problem: { code: 'changed' } });
    expect(await undo(changed?.changeId)).toEqual(OK);
    expect(await undo(changed?.changeId)).toMatchObject({ problem: { code: 'changed' } });
    expect((await readReplies(database.db)).replies).toMatchObject([{ version: 3, value: reply, last: made }]);
    expect(await undo(made?.changeId)).toEqual(OK);
    expect(await readReplies(database.db)).toEqual({ replies: [], removed: [] });
  });

  it('can be had back once it was removed', async () => {
    await save(repliesShelf, 'hello', 0, reply);
    expect(await save(repliesShelf, 'hello', 1, null)).toEqual(OK);
    const { replies, removed } = await readReplies(database.db);
    expect([replies, removed]).toEqual([[], [expect.objectContaining({ title: 'Say hello', by: 'Sian Demo' })]]);
    expect(await undo(removed[0]?.changeId)).toEqual(OK);
    expect(await readReplies(database.db)).toMatchObject({ replies: [{ value: reply }], removed: [] });
  });

  it.each([
    ['too long a sentence', `We ${'very '.repeat(19)}much like it.`],
    [
      'words that are too hard',
      'Notwithstanding administrative prioritisation, applicability considerations necessitate authorisation.',
    ],
  ])('is not kept with %s', async (_what, text) => {
    expect(await save(repliesShelf, 'hello', 0, { ...reply, text })).toMatchObject({
      problem: { code: 'bad-payload', where: 'value.text' },
    });
    expect(await database.db.adminChange.count()).toBe(0);
  });

  it('is changed by one of two who change it at the same moment', async () => {
    await save(repliesShelf, 'hello', 0, reply);
    const both = await Promise.all(
      ['One', 'Other'].map((title) => save(repliesShelf, 'hello', 1, { ...reply, title })),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('a member of staff', () => {
  const value: PersonValue = {
    ...{ role: 'agent', active: true, queues: ['general'], reserveFor: [], skills: ['bsl'], capacity: 3 },
  };

  it('has other queues, skills and places from then on, and the ones before when it is undone', async () => {
    expect(await save(people, TOM, 1, value)).toEqual(OK);
    const tom = async () => (await readPeople(database.db, false)).people.find(({ staffId }) => staffId === TOM);
    expect(await tom()).toMatchObject({ version: 2, value, last: { by: 'Sian Demo' } });
    expect(await undo((await tom())?.last?.changeId)).toEqual(OK);
    expect(await tom()).toMatchObject({
      version: 3,
      value: { queues: ['general', 'housing'], capacity: 2 },
      last: null,
    });
  });

  it('does not shut themselves out', async () => {
    for (const shut of [{ role: 'agent' as const }, { active: false }])
      expect(await save(people, SIAN, 1, { ...value, role: 'supervisor', ...shut })).toMatchObject({
        problem: { code: 'not-allowed' },
      });
  });

  it('keeps the role that the groups of their sign-in give', async () => {
    expect(await save(peopleShelf(true), TOM, 1, { ...value, role: 'supervisor' })).toMatchObject({
      problem: { code: 'not-allowed', where: 'value.role' },
    });
    expect(await save(peopleShelf(true), TOM, 1, value)).toEqual(OK);
  });

  it('is a reserve only where they serve', async () => {
    expect(await save(people, TOM, 1, { ...value, reserveFor: ['housing'] })).toMatchObject({
      problem: { where: 'value.reserveFor' },
    });
  });
});

describe('a queue', () => {
  const value: QueueValue = {
    ...{ targetShare: 80, targetSeconds: 60, abandonedShare: 5, overflowAfterSeconds: null, overflowTo: null },
  };

  it('is promised something of, once somebody serves it', async () => {
    expect(await save(queuesShelf, 'housing', 0, value)).toEqual(OK);
    expect(await save(queuesShelf, 'nowhere', 0, value)).toMatchObject({ problem: { code: 'not-found' } });
    expect(await readQueues(database.db)).toMatchObject([
      { name: 'general', version: 0, value: null, last: null },
      { name: 'housing', version: 1, value },
    ]);
  });

  it('is helped by another queue, never by itself', async () => {
    const helped = { ...value, overflowAfterSeconds: 900 };
    expect(await save(queuesShelf, 'housing', 0, { ...helped, overflowTo: 'housing' })).toMatchObject({
      problem: { where: 'value.overflowTo' },
    });
    expect(await save(queuesShelf, 'housing', 0, { ...helped, overflowTo: 'general' })).toEqual(OK);
  });
});
