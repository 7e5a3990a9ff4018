import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../test/support/database.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import type { Load } from '../what-if/load.ts';
import { readEstimates } from './estimate.store.ts';
import { pricesAt } from './prices.ts';
import { queuesOf } from './queues.ts';

const prices = { ofPerson: () => 50_000, ofDigital: () => 1000, inPounds: (money: number) => `£${money / 10_000}` };
const side = (perHour: number) => ({
  arrivals: { '09 4': perHour * 20, '10 4': perHour * 20 },
  ...{ people: { phone: perHour * 40 }, digital: { bot: 10 } },
});
const load: Load = { before: side(11), after: side(6) };
const estimates = { days: 20, meanHandleSeconds: 600, meanPatienceSeconds: 900, agents: { '09': 2, '10': 1.6 } };

describe('the queue before and after', () => {
  it('is shorter and costs less where fewer come to people', () => {
    const queues = queuesOf(load, estimates, prices);
    expect(queues).toMatchObject({ days: 20, hours: 2, before: { cost: '£2201' }, after: { cost: '£1201' } });
    const [before, after] = [queues?.before, queues?.after];
    expect(Math.round(before?.contactsPerDay ?? 0)).toBe(22);
    expect(after?.meanWaitSeconds).toBeLessThan((before?.meanWaitSeconds ?? 0) / 2);
    expect(after?.abandonedShare).toBeLessThan(before?.abandonedShare ?? 0);
  });

  it('is the same where nothing changes', () => {
    const queues = queuesOf({ before: side(11), after: side(11) }, estimates, prices);
    expect(queues?.after).toEqual(queues?.before);
  });

  it('is not told where nobody was at work', () => {
    expect(queuesOf(load, { ...estimates, agents: {} }, prices)).toBeNull();
    expect(queuesOf(load, { ...estimates, meanHandleSeconds: null }, prices)).toBeNull();
  });

  it('costs what the tariffs say', () => {
    const { ofPerson, ofDigital } = pricesAt(new Date('2026-06-01T12:00:00Z'));
    expect(ofPerson('phone')).toBeGreaterThan(ofPerson('webchat'));
    expect(ofPerson('unknown')).toBe(ofPerson('phone'));
    expect(ofDigital('self-service')).toBeLessThan(ofPerson('webchat'));
  });
});

describe('what is known of a period', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  it('is how long people take, how many were at work in each hour, and how long residents wait', async () => {
    const { db } = database;
    const period = { from: new Date('2026-07-06T00:00:00Z'), before: new Date('2026-07-08T00:00:00Z') };
    expect(await readEstimates(db, period)).toEqual({
      ...{ days: 0, meanHandleSeconds: null, meanPatienceSeconds: null, agents: {} },
    });
    const staff = [randomUUID(), randomUUID()];
    await db.staff.createMany({
      data: staff.map((id) => ({ id, subject: id, name: 'Demo', email: 'demo@council.example', role: 'agent' })),
    });
    const contact = (startedAt: string, rest: object) =>
      db.contact.create({ data: { id: randomUUID(), channel: 'phone', startedAt: new Date(startedAt), ...rest } });
    const handled = (assignedTo: string | undefined, day: string, minutes: number) => ({
      ...{ assignedTo, state: 'closed', disposition: 'resolved', queuedAt: new Date(`${day}T09:00:00Z`) },
      ...{
        acceptedAt: new Date(`${day}T09:01:00Z`),
        closedAt: new Date(Date.parse(`${day}T09:01:00Z`) + minutes * 60_000),
      },
    });
    await contact('2026-07-06T09:00:00Z', handled(staff[0], '2026-07-06', 10));
    await contact('2026-07-06T09:00:00Z', handled(staff[1], '2026-07-06', 20));
    await contact('2026-07-07T09:00:00Z', handled(staff[0], '2026-07-07', 60));
    await contact('2026-07-07T09:00:00Z', {
      ...{ state: 'closed', disposition: 'resident-left', queuedAt: new Date('2026-07-07T09:00:00Z') },
      closedAt: new Date('2026-07-07T09:07:00Z'),
    });
    // Summer: nine o'clock in UTC is ten in London. Two on the first day and one on the second; one went on to eleven.
    expect(await readEstimates(db, period)).toEqual({
      ...{ days: 2, meanHandleSeconds: 1800, meanPatienceSeconds: 600, agents: { 10: 1.5, 11: 1 } },
    });
  });
});
