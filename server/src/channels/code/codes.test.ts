/** Codes on a real database: what they lead to, that they work once and not for long, and that guessing ends. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { appendWithin, insertConversation } from '../../conversation/index.ts';
import { hashResidentToken } from '../../security/index.ts';
import { createMarker } from '../../security/sealed.ts';
import { threadOf } from '../numbers/index.ts';
import { testDatabase } from '../../../test/support/database.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import { carryOnBy, createCodes } from './index.ts';
import type { Codes } from './index.ts';

const WRONG = {
  ok: false,
  problem: { code: 'not-found', detail: expect.stringContaining('That code does not work.') },
};
const MINUTE_MS = 60_000;

describe('a code', () => {
  let database: TestDatabase;
  let codes: Codes;
  let now = new Date();
  let left: string[] = [];
  let last = 0;
  beforeAll(async () => {
    database = await testDatabase();
    codes = createCodes({
      ...{ db: database.db, clock: () => now, newId: randomUUID, marker: createMarker('a secret', 'test') },
      ...{ publish: () => undefined, onBrowserLeft: (conversationId: string) => left.push(conversationId) },
    });
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.db.threadCodeMiss.deleteMany();
    now = new Date();
    left = [];
  });

  const newNumber = () => `+4477009${String(70_000 + (last += 1))}`;
  const begin = async (tokenHash = hashResidentToken(randomUUID())): Promise<string> => {
    const id = randomUUID();
    await insertConversation(database.db, { id, channel: 'webchat', tokenHash, residentId: null, identityLevel: 2 });
    return id;
  };
  const make = async (conversationId: string): Promise<string> => {
    const outcome = await codes.makeCode(conversationId);
    if (!outcome.ok) throw new Error(outcome.problem.detail);
    return outcome.made.code;
  };
  const text = (code: string, number: string | null) =>
    database.db.$transaction((tx) => codes.redeemCode(tx, { code, number, now }));
  const type = (code: string, browser: string | null = null, address = '192.0.2.1') =>
    codes.redeemInBrowser({ code, browser, address });
  const conversation = (id: string) => database.db.conversation.findUniqueOrThrow({ where: { id } });
  /** Six digits that are not these. */
  const notThis = (code: string, by = 1) => String((Number(code) + by) % 1_000_000).padStart(6, '0');
  const threadAt = async (number: string): Promise<string> =>
    (await database.db.$transaction((tx) => threadOf(tx, number, { channel: 'sms', newId: randomUUID(), now })))
      .conversationId;

  it('leads a number into the conversation, with nothing proved, and is used up', async () => {
    const [id, number] = [await begin(), newNumber()];
    const code = await make(id);
    expect(await text(code, number)).toEqual({ conversationId: id });
    expect(await conversation(id)).toMatchObject({ number, identityLevel: 0 });
    expect(await threadAt(number)).toBe(id);
    expect(await text(code, number)).toBeNull();
    expect(await type(code)).toMatchObject(WRONG);
  });

  it('leads one caller only, of many at once', async () => {
    const id = await begin();
    const code = await make(id);
    const led = await Promise.all([1, 2, 3, 4].map(() => text(code, newNumber())));
    expect(led.filter((each) => each !== null)).toEqual([{ conversationId: id }]);
  });

  it('leaves the earlier thread of the number apart, and lets another number begin anew', async () => {
    const [id, first, second] = [await begin(), newNumber(), newNumber()];
    const own = await threadAt(second);
    await text(await make(id), first);
    await text(await make(id), second);
    expect(await threadAt(second)).toBe(id);
    expect(await conversation(own)).toMatchObject({ number: second });
    expect([id, own]).not.toContain(await threadAt(first));
  });

  it('opens the conversation in one browser, and takes it from the one before', async () => {
    const [id, before] = [await begin(), await begin()];
    const outcome = await type((await make(id)).slice(0, 3));
    expect(outcome).toMatchObject(WRONG);
    const used = await type(await make(id), 'a-browser');
    if (!used.ok) throw new Error(used.problem.detail);
    expect(used.conversationId).toBe(id);
    expect(Buffer.from((await conversation(id)).tokenHash ?? [])).toEqual(Buffer.from(hashResidentToken(used.token)));
    expect(await conversation(id)).toMatchObject({ identityLevel: 0 });
    expect([left, before === id]).toEqual([[id], false]);
  });

  it('goes on in a withheld call, whose next call is nobody’s', async () => {
    const id = await begin();
    expect(await text(await make(id), null)).toEqual({ conversationId: id });
    expect(await conversation(id)).toMatchObject({ number: null, identityLevel: 0 });
  });

  it('works for 15 minutes', async () => {
    const [id, other] = [await begin(), await begin()];
    const [code, late] = [await make(id), await make(other)];
    now = new Date(now.getTime() + 15 * MINUTE_MS - 1);
    expect(await text(code, newNumber())).toEqual({ conversationId: id });
    now = new Date(now.getTime() + 1);
    expect(await text(late, newNumber())).toBeNull();
    expect(await type(late)).toMatchObject(WRONG);
  });

  it('takes the place of the one before it, and is made five times an hour', async () => {
    const id = await begin();
    const [first, second] = [await make(id), await make(id)];
    expect(await text(first, newNumber())).toBeNull();
    expect(await text(second, newNumber())).toEqual({ conversationId: id });
    for (let more = 0; more < 3; more += 1) await make(id);
    expect(await codes.makeCode(id)).toMatchObject({
      ok: false,
      problem: { code: 'too-many-messages', retryAfterSeconds: 3600 },
    });
    now = new Date(now.getTime() + 60 * MINUTE_MS);
    expect(await codes.makeCode(id)).toMatchObject({ ok: true });
  });

  it('is kept nowhere, and its mark only while it works', async () => {
    const id = await begin();
    const code = await make(id);
    const kept = async () => database.db.threadCode.findFirstOrThrow({ where: { conversationId: id } });
    const { mac } = await kept();
    expect(Buffer.from(mac ?? [])).toHaveLength(32);
    expect(Buffer.from(mac ?? []).toString('latin1')).not.toContain(code);
    await text(code, newNumber());
    expect((await kept()).mac).toBeNull();
  });

  describe('in a thread that is confidential', () => {
    const restrict = (id: string) => database.db.conversation.update({ where: { id }, data: { restricted: true } });
    const holdBack = async (conversationId: string) => {
      const contact = await database.db.contact.create({ data: { id: randomUUID(), conversationId, channel: 'sms' } });
      const duty = { id: randomUUID(), contactId: contact.id, kind: 'suppress', what: 'sms', rule: 'x', clause: 'P12' };
      await database.db.duty.create({ data: { ...duty, at: now } });
    };

    it.each([
      ['disclosed', restrict],
      ['with texts held back', holdBack],
    ])('(%s) is not made, and one made before leads nowhere', async (_name, close) => {
      const id = await begin();
      const code = await make(id);
      await close(id);
      expect(await codes.makeCode(id)).toMatchObject({ ok: false, problem: { code: 'not-allowed' } });
      expect(await text(code, newNumber())).toBeNull();
      expect(await type(code)).toMatchObject(WRONG);
    });

    it('does not take its number elsewhere', async () => {
      const [id, number] = [await begin(), newNumber()];
      await holdBack(await threadAt(number));
      expect(await text(await make(id), number)).toBeNull();
    });
  });

  describe('that is guessed', () => {
    it('is tried no more after five wrong ones from a number, for 15 minutes', async () => {
      const [id, number] = [await begin(), newNumber()];
      const code = await make(id);
      for (let guess = 1; guess <= 5; guess += 1) expect(await text(notThis(code, guess), number)).toBeNull();
      expect(await text(code, number)).toBeNull();
      expect(await text(code, newNumber())).toEqual({ conversationId: id });
      now = new Date(now.getTime() + 15 * MINUTE_MS);
      expect(await text(await make(id), number)).toEqual({ conversationId: id });
    });

    it('is tried no more after five from a browser, at once or one after the other, with the same answer', async () => {
      const id = await begin();
      const code = await make(id);
      const guesses = await Promise.all([1, 2, 3, 4, 5, 6, 7].map((guess) => type(notThis(code, guess), 'one')));
      for (const each of guesses) expect(each).toMatchObject(WRONG);
      expect(await type(code, 'one')).toMatchObject(WRONG);
      expect(await database.db.threadCodeMiss.count()).toBe(15);
      expect(await type(code, 'another')).toMatchObject({ ok: true });
    });

    it('is tried no more from an address that takes a new browser for every guess', async () => {
      const code = await make(await begin());
      for (let guess = 1; guess <= 20; guess += 1) await type(notThis(code, guess), `browser ${guess}`);
      expect(await type(code, 'a new one')).toMatchObject(WRONG);
      expect(await type(code, 'a new one', '192.0.2.2')).toMatchObject({ ok: true });
    });

    it('is tried by nobody after a hundred wrong ones from everybody', async () => {
      const id = await begin();
      const code = await make(id);
      for (let guess = 1; guess <= 100; guess += 1) await text(notThis(code, guess), newNumber());
      expect(await text(code, newNumber())).toBeNull();
      expect(await type(code)).toMatchObject(WRONG);
      now = new Date(now.getTime() + 15 * MINUTE_MS);
      expect(await text(await make(id), newNumber())).toEqual({ conversationId: id });
    });
  });

  it('says by which channel it goes on, but not in the middle of a call', async () => {
    const id = await begin();
    const say = (channel: 'sms' | 'phone', cause: string) =>
      database.db.$transaction(async (tx) => {
        const events = await carryOnBy(tx, { conversationId: id, channel, cause });
        await appendWithin(tx, events);
        return events.map(({ text: words }) => words);
      });
    const note = 'They carried on here with a code.';
    expect(await say('phone', 'CA1')).toEqual(['From here by phone.', note]);
    const call = { id: randomUUID(), conversationId: id, direction: 'inbound', spokenSeq: 0, startedAt: now };
    await database.db.call.create({ data: call });
    expect(await say('sms', 'SM1')).toEqual([note]);
    await database.db.call.update({ where: { id: call.id }, data: { endedAt: now } });
    expect(await say('sms', 'SM2')).toEqual(['From here by text message.', note]);
  });
});
