/** What is counted of the assistant's answers, on the real database. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { countAnswers, keepAnswer, keepVerdict } from './bot-answers.store.ts';
import { botFigures } from './bot-figures.ts';

const HOUR = 3_600_000;
const SERVICE = 'missed-bin';
const DAY = '2026-11-02';
const asked = new Date('2026-11-02T10:00:00Z');
const later = (hours: number) => new Date(asked.getTime() + hours * HOUR);
/** Long after everybody could have come back. */
const period = { from: DAY, to: DAY };

describe('what is counted of the answers', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    await database.db.service.createMany({
      data: [SERVICE, 'library'].map((id, position) => ({
        ...{ id, name: id, summary: '', online: 'live', complex: false, path: '', position },
      })),
    });
  });
  afterAll(() => database.close());

  interface Person {
    conversationId: string;
    residentId: string | null;
    contactId: string;
  }

  async function contactOf(
    given: Partial<Person> = {},
    { at = asked, serviceId = SERVICE }: { at?: Date; serviceId?: string } = {},
  ): Promise<Person> {
    const { db } = database;
    const person = { conversationId: randomUUID(), residentId: null, ...given, contactId: randomUUID() };
    const { conversationId, residentId, contactId } = person;
    await db.conversation.upsert({
      where: { id: conversationId },
      create: { id: conversationId, channel: 'webchat', residentId },
      update: {},
    });
    await db.contact.create({
      data: { id: contactId, conversationId, residentId, channel: 'webchat', serviceId, startedAt: at },
    });
    return person;
  }
  async function answered(person: Person, at = asked): Promise<void> {
    const { conversationId } = person;
    await database.db.$transaction((tx) => keepAnswer(tx, { conversationId, serviceId: SERVICE, now: at }));
  }
  const close = ({ contactId }: Person) =>
    database.db.contact.update({ where: { id: contactId }, data: { state: 'closed' } });
  const attempt = ({ conversationId }: Person, outcome: string, at: Date) =>
    database.db.onlineAttempt.create({
      data: { id: randomUUID(), conversationId, serviceId: SERVICE, outcome, at },
    });

  /** The figures after what is done here alone. */
  async function figuresOf(happens: () => Promise<unknown>, now = later(100)) {
    await database.db
      .$executeRaw`TRUNCATE "conversation", "contact", "bot_answer", "online_attempt", "resident" CASCADE`;
    await happens();
    const figures = botFigures(period, await countAnswers(database.db, { ...period, now }));
    const { resolved, failed, unknown } = figures;
    return { resolved, failed, unknown, all: figures };
  }
  const onePerson = (happens: (person: Person) => Promise<unknown>, now?: Date) =>
    figuresOf(async () => {
      const person = await contactOf();
      await answered(person);
      await happens(person);
    }, now);
  const nothing = () => Promise.resolve();

  it('is unknown when nothing more is heard', async () => {
    expect(await onePerson(nothing)).toMatchObject({ resolved: 0, failed: 0, unknown: 1 });
  });

  it('is resolved by "yes", three days later and not before', async () => {
    const yes = ({ conversationId }: Person) =>
      database.db.$transaction((tx) => keepVerdict(tx, conversationId, { service: SERVICE, helped: true }));
    expect(await onePerson(yes)).toMatchObject({ resolved: 1, failed: 0, unknown: 0 });
    expect(await onePerson(yes, later(71))).toMatchObject({ resolved: 0, failed: 0, unknown: 1 });
  });

  it('is resolved by doing it online within a day', async () => {
    expect(await onePerson((person) => attempt(person, 'completed', later(23)))).toMatchObject({ resolved: 1 });
    expect(await onePerson((person) => attempt(person, 'completed', later(25)))).toMatchObject({ unknown: 1 });
  });

  it('failed by "no", by an error of the form, and by a person who had to take over', async () => {
    const no = ({ conversationId }: Person) =>
      database.db.$transaction((tx) => keepVerdict(tx, conversationId, { service: SERVICE, helped: false }));
    expect(await onePerson(no)).toMatchObject({ failed: 1 });
    expect(await onePerson((person) => attempt(person, 'failed', later(1)))).toMatchObject({ failed: 1 });
    const queue = ({ contactId }: Person) =>
      database.db.contact.update({ where: { id: contactId }, data: { state: 'queued', queuedAt: later(0.1) } });
    expect(await onePerson(queue)).toMatchObject({ failed: 1 });
  });

  it('failed when they come back about the same service within three days, in the chat or on another channel', async () => {
    const again = async (person: Person, at: Date, serviceId = SERVICE) => {
      await close(person);
      await contactOf(person, { at, serviceId });
    };
    expect(await onePerson((person) => again(person, later(71)))).toMatchObject({ failed: 1 });
    expect(await onePerson((person) => again(person, later(73)))).toMatchObject({ unknown: 1 });
    expect(await onePerson((person) => again(person, later(2), 'library'))).toMatchObject({ unknown: 1 });
    const byPhone = await figuresOf(async () => {
      const residentId = randomUUID();
      const who = { reference: 'DEMO-T', name: 'Demo', address: '1 Example Street', postcode: 'ZZ1 1AA' };
      await database.db.resident.create({ data: { id: residentId, ...who } });
      await answered(await contactOf({ residentId }));
      await contactOf({ residentId }, { at: later(5) });
    });
    expect(byPhone).toMatchObject({ failed: 1, all: { identified: 1 } });
  });

  it('counts an answer once a contact, and each in one part of its service and of all', async () => {
    const { all, unknown } = await figuresOf(async () => {
      for (const conversationId of [randomUUID(), randomUUID(), randomUUID()]) {
        const person = await contactOf({ conversationId });
        await answered(person);
        await answered(person, later(1));
      }
    });
    expect(unknown).toBe(3);
    expect(all.services).toEqual([{ id: SERVICE, name: SERVICE, resolved: 0, failed: 0, unknown: 3 }]);
    expect(all.percent).toEqual({ resolved: 0, failed: 0, unknown: 100 });
  });

  it("counts by the days of the council's calendar", async () => {
    const counted = async (at: string) => {
      const { all } = await figuresOf(async () => answered(await contactOf(), new Date(at)), later(1000));
      return all.services.length;
    };
    // Winter: the day is that of Greenwich.
    expect(await counted('2026-11-02T00:00:00.000Z')).toBe(1);
    expect(await counted('2026-11-02T23:59:59.999Z')).toBe(1);
    expect(await counted('2026-11-01T23:59:59.999Z')).toBe(0);
    expect(await counted('2026-11-03T00:00:00.000Z')).toBe(0);
  });
});
