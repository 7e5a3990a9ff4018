/** Contacts that are set aside for a while: what may be, and what becomes of them. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { comesBackTo, isOver, isTimeFor, maySetAside } from './set-aside.ts';
import { openWorld } from './testing/world.ts';
import type { World } from './testing/world.ts';
import { untilInWords } from './until-in-words.ts';

// A busy machine may be slow; nothing here is about time.
jest.setTimeout(120_000);

const now = new Date('2026-11-24T10:00:00.000Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe('what may be set aside', () => {
  it('is written and not urgent', () => {
    for (const channel of ['webchat', 'sms', 'email', 'letter'] as const)
      expect([1, 2, 3, 4, 5].filter((priority) => maySetAside({ channel, priority }))).toEqual([3, 4, 5]);
    for (const channel of ['phone', 'callback', 'face-to-face'] as const)
      expect(maySetAside({ channel, priority: 4 })).toBe(false);
  });

  it('is so for a time that is still to come, and not too far away', () => {
    expect(isTimeFor(later(1), { now, hours: 1 })).toBe(true);
    expect(isTimeFor(later(60), { now, hours: 1 })).toBe(true);
    expect(isTimeFor(later(61), { now, hours: 1 })).toBe(false);
    expect(isTimeFor(now, { now, hours: 1 })).toBe(false);
  });

  it('is over with its time, with a word of the resident, and when it becomes urgent or is spoken', () => {
    const aside = { channel: 'webchat' as const, priority: 4, until: later(5), isHeard: false };
    expect(isOver(aside, now)).toBe(false);
    expect(isOver({ ...aside, until: now }, now)).toBe(true);
    expect(isOver({ ...aside, isHeard: true }, now)).toBe(true);
    expect(isOver({ ...aside, priority: 1 }, now)).toBe(true);
    expect(isOver({ ...aside, channel: 'phone' }, now)).toBe(true);
  });

  it('comes back to its holder where they are at work and have a place', () => {
    const holder = { isAtWork: true, capacity: 1, hand: [] };
    expect(comesBackTo(holder, 'webchat')).toBe('holder');
    expect(comesBackTo({ ...holder, isAtWork: false }, 'webchat')).toBe('queue');
    expect(comesBackTo({ ...holder, hand: [{ channel: 'webchat', priority: 4 }] }, 'webchat')).toBe('queue');
  });

  it('says the time as people say it in London', () => {
    expect(untilInWords(new Date('2026-11-24T14:30:00.000Z'), now)).toBe('2:30 pm');
    expect(untilInWords(new Date('2026-12-01T09:00:00.000Z'), now)).toBe('9:00 am on Tuesday 1 December');
  });
});

describe('a contact that is set aside', () => {
  let database: TestDatabase;
  let world: World;
  let staffId: string;
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
    staffId = await world.agent('Priya Demo', { capacity: 1 });
    conversationId = await world.queue();
    contactId = (await world.accept(staffId)).contact.contactId;
  });

  const until = (minutes: number) => new Date(world.now().getTime() + minutes * 60_000).toISOString();
  const aside = (minutes: number) => world.work.setAside(staffId, { contactId, until: until(minutes) });
  const contact = () => database.db.contact.findUniqueOrThrow({ where: { id: contactId } });
  const load = async () => (await world.work.me(staffId)).load;
  /** Time goes on with this agent at their console, and everything that is due happens. */
  const pass = async (minutes: number) => {
    world.pass(minutes * 60);
    await world.work.renewPresence('test', [{ socketId: `socket-${staffId}`, staffId }]);
    await world.work.sweep();
    await world.work.settle();
  };

  it('leaves the hand of its agent, who is offered the next, and the resident is told when they come back', async () => {
    expect(await aside(30)).toMatchObject({ ok: true, contact: { state: 'assigned', setAsideUntil: until(30) } });
    expect(world.published.at(-1)).toMatchObject({
      ...{ kind: 'message', from: 'system' },
      text: 'Priya will come back to you by 10:30 am. You can write here before then, and we will see it.',
    });
    expect(world.moments).toEqual([new Date(until(30))]);
    const next = await world.queue();
    expect((await world.accept(staffId)).contact.conversationId).toBe(next);
    expect(await load()).toBe(1);
  });

  it('comes back at its time, and not before', async () => {
    await aside(30);
    await pass(29);
    expect(await load()).toBe(0);
    await pass(1);
    expect(await contact()).toMatchObject({ state: 'assigned', assignedTo: staffId, setAsideUntil: null });
    expect(await load()).toBe(1);
  });

  it('comes back when the resident says something', async () => {
    await aside(30);
    await world.say(contactId, 'I have found the letter.');
    await world.work.due();
    expect(await contact()).toMatchObject({ state: 'assigned', assignedTo: staffId, setAsideUntil: null });
  });

  it('waits for anybody, at its first place, where its agent has gone home or is busy', async () => {
    const { queuedAt } = await contact();
    await aside(30);
    await world.work.setStatus(staffId, { status: 'offline' });
    // Longer than anybody is given to come back: what is set aside stays so all the same.
    await pass(10);
    expect(await contact()).toMatchObject({ assignedTo: staffId });
    await pass(20);
    expect(await contact()).toMatchObject({ state: 'queued', assignedTo: null, queuedAt });
    expect(world.published.at(-1)).toMatchObject({
      kind: 'returned',
      text: expect.stringContaining('Priya is not free now'),
    });
    expect(await database.db.conversation.findUniqueOrThrow({ where: { id: conversationId } })).toMatchObject({
      ...{ state: 'queued', assignedTo: null },
    });
  });

  it('does not come back to an agent whose places are taken', async () => {
    await aside(30);
    await world.queue();
    await world.accept(staffId);
    expect(await world.work.bringBack(staffId, contactId)).toMatchObject({
      ok: false,
      problem: { code: 'at-capacity' },
    });
    await pass(30);
    expect(await contact()).toMatchObject({ state: 'queued' });
    expect(await load()).toBe(1);
  });

  it('can be taken up again before, ended, and given to somebody else', async () => {
    await aside(30);
    expect(await world.work.bringBack(staffId, contactId)).toMatchObject({
      ok: true,
      contact: { setAsideUntil: null },
    });
    expect(await world.work.bringBack(staffId, contactId)).toMatchObject({ ok: true });
    await aside(30);
    const other = await world.agent('Sam Demo', { status: 'break' });
    const given = { contactId, how: 'hand-over' as const, to: { queue: 'general' }, note: '' };
    expect(await world.work.transfer({ staffId, role: 'agent' }, given)).toMatchObject({ ok: true });
    await world.work.setStatus(other, { status: 'available' });
    await world.accept(other);
    expect(await contact()).toMatchObject({ state: 'assigned', assignedTo: other, setAsideUntil: null });
    await world.work.setAside(other, { contactId, until: until(30) });
    expect(await world.work.endContact(other, contactId)).toMatchObject({
      ...{ ok: true, contact: { state: 'wrap-up', setAsideUntil: null } },
    });
  });

  it('is refused for what somebody else holds, for a call, for what is urgent, and for a time that is too far away', async () => {
    expect(await aside(-1)).toMatchObject({ ok: false, problem: { code: 'bad-payload', where: 'until' } });
    expect(await aside(73 * 60)).toMatchObject({ ok: false, problem: { code: 'bad-payload', where: 'until' } });
    const other = await world.agent('Sam Demo');
    const foreign = await world.work.setAside(other, { contactId, until: until(30) });
    expect(foreign).toMatchObject({ ok: false, problem: { code: 'contact-not-found' } });
    for (const data of [{ channel: 'phone' }, { channel: 'webchat', priority: 2 }]) {
      await database.db.contact.update({ where: { id: contactId }, data });
      expect(await aside(30)).toMatchObject({ ok: false, problem: { code: 'changed' } });
    }
  });
});
