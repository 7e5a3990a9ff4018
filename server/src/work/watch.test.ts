/** Supervisors who read along in a chat, and write in it once they have joined. Calls: test/transfer.test.ts. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { untilBlocked } from '../../test/support/until.ts';
import { appendWithin } from '../conversation/index.ts';
import { openWorld } from './testing/world.ts';
import type { World } from './testing/world.ts';
import { wrongs } from './testing/wrongs.ts';

// A busy machine may be slow; nothing here is about time.
jest.setTimeout(120_000);

describe('a supervisor in a chat', () => {
  let database: TestDatabase;
  let world: World;
  let bola: string;
  let sian: string;
  let contactId: string;
  let conversationId: string;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());
  // What still runs would be in the way of emptying the tables.
  afterEach(() => world.work.settle());
  beforeEach(async () => {
    await database.db.$executeRaw`TRUNCATE "staff", "conversation", "event", "contact", "offer", "alert" CASCADE`;
    world = openWorld(database.db);
    bola = await world.agent('Bola Demo');
    sian = await world.agent('Sian Demo', { role: 'supervisor', queues: [], capacity: 1 });
    await world.queue();
    ({ contactId, conversationId } = (await world.accept(bola)).contact);
  });

  const watch = (how: 'listen' | 'whisper' | 'join', staffId = sian, role: 'supervisor' | 'agent' = 'supervisor') =>
    world.work.watch({ staffId, role }, { contactId, how });
  const write = async (staffId: string, text: string) => {
    const clientId = crypto.randomUUID();
    const [appended] = await appendWithin(database.db, [
      { conversationId, clientId, kind: 'message', from: 'agent', name: 'Name', text, staffId },
    ]);
    return appended?.outcome;
  };
  const toldResident = () => world.published.filter(({ kind }) => kind === 'message').map(({ text }) => text);

  it('reads along with a place taken and nobody told but the adviser', async () => {
    expect(await watch('listen')).toMatchObject({
      ok: true,
      contact: { contactId, helpers: [{ staffId: sian, name: 'Sian Demo', how: 'listen' }] },
    });
    expect(world.told).toContainEqual(['follow', sian, conversationId]);
    expect(await write(sian, 'Hello')).toBe('refused');
    expect(toldResident()).toEqual([]);
    expect((await world.work.me(sian)).load).toBe(1);
    expect(await wrongs(database.db)).toEqual([]);
  });

  it('writes once they have joined, until they read along again or leave; the resident is told of both', async () => {
    await watch('join');
    expect(await write(sian, 'I can help with that.')).toBe('stored');
    expect(await write(bola, 'So can I.')).toBe('stored');
    await watch('listen');
    expect(await write(sian, 'Not any more')).toBe('refused');
    await watch('join');
    await watch('join');
    await world.work.leave(sian, contactId);
    expect(await write(sian, 'Nor now')).toBe('refused');
    const [joined, left] = [
      'Sian has joined the chat. They work with Bola.',
      'Sian has left the chat. Bola is still here.',
    ];
    expect(toldResident()).toEqual([joined, left, joined, left]);
    expect((await world.work.me(sian)).load).toBe(0);
  });

  it('is done when whoever holds the chat ends it', async () => {
    await watch('join');
    await world.work.endContact(bola, contactId);
    expect(await write(sian, 'Too late')).toBe('refused');
    expect((await world.work.me(sian)).load).toBe(0);
    expect(await wrongs(database.db)).toEqual([]);
  });

  it('writes in nothing but the chat that they joined', async () => {
    await watch('join');
    const other = await world.queue();
    await world.accept(bola);
    conversationId = other;
    expect(await write(sian, 'Somebody else')).toBe('refused');
  });

  it('leaves a resident who texts alone: nobody pays for a text that they did not ask for', async () => {
    await database.db.contact.update({ where: { id: contactId }, data: { channel: 'sms' } });
    expect(await watch('join')).toMatchObject({ ok: true });
    expect(toldResident()).toEqual([]);
    expect(world.published.at(-1)).toMatchObject({
      kind: 'note',
      text: 'Sian has joined the chat. They work with Bola.',
    });
  });

  it('is asked as anybody is before they take it over, and not asked to advise where they are already', async () => {
    await watch('listen');
    const invite = (how: 'introduce' | 'consult') =>
      world.work.transfer({ staffId: bola, role: 'agent' }, { contactId, how, to: { staffId: sian }, note: '' });
    expect(await invite('consult')).toMatchObject({ problem: { code: 'changed', where: 'to' } });
    expect(await invite('introduce')).toMatchObject({ ok: true, contact: { assignedTo: bola } });
    expect(await watch('join')).toMatchObject({ problem: { code: 'changed' } });
    const [offer] = await world.offersOf(sian);
    expect(await world.work.acceptOffer(sian, offer?.offerId ?? '')).toMatchObject({
      ok: true,
      contact: { assignedTo: sian, helpers: [] },
    });
    expect(await wrongs(database.db)).toEqual([]);
  });

  it('is too late where whoever holds the chat ends it at that moment', async () => {
    const ending = await database.db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "conversation" WHERE "id" = ${conversationId}::uuid FOR UPDATE`;
      const answer = watch('join');
      await untilBlocked(database.db);
      await tx.contact.update({ where: { id: contactId }, data: { state: 'wrap-up' } });
      return { answer };
    });
    expect(await ending.answer).toMatchObject({ problem: { code: 'changed' } });
    expect(await wrongs(database.db)).toEqual([]);
  });

  it('is refused what cannot be: a whisper, a letter, no place, another role, and what nobody else holds', async () => {
    expect(await watch('whisper')).toMatchObject({ problem: { code: 'bad-payload', where: 'how' } });
    expect(await watch('listen', sian, 'agent')).toMatchObject({ problem: { code: 'not-allowed' } });
    await database.db.contact.update({ where: { id: contactId }, data: { channel: 'letter' } });
    expect(await watch('listen')).toMatchObject({ problem: { code: 'changed' } });
    await database.db.contact.update({ where: { id: contactId }, data: { channel: 'webchat' } });
    expect(await watch('listen', bola)).toMatchObject({ problem: { code: 'changed' } });
    await watch('join');
    await world.queue();
    ({ contactId } = (await world.accept(bola)).contact);
    expect(await watch('listen')).toMatchObject({ problem: { code: 'at-capacity' } });
    expect(await database.db.participant.count({ where: { leftAt: null } })).toBe(1);
  });
});
