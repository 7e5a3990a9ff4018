import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { readFacts } from './facts.store.ts';

const NOW = new Date('2026-11-24T10:00:00.000Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

async function newResident(): Promise<string> {
  const id = randomUUID();
  await database.db.resident.create({
    data: { id, reference: id, name: 'A resident', address: '1 Example Street', postcode: 'ZZ1 1AA' },
  });
  return id;
}

describe('texts that are held back', () => {
  /** A resident with an earlier contact of which a row of that clause held texts back, and what a new contact knows of it. */
  const heldBackBy = async (clause: string, at = NOW): Promise<boolean> => {
    const residentId = await newResident();
    const [contactId, conversationId] = [randomUUID(), randomUUID()];
    const { db } = database;
    await db.contact.create({ data: { id: contactId, residentId, channel: 'phone' } });
    const duty = { id: randomUUID(), contactId, kind: 'suppress', what: 'sms', rule: 'C-521', clause, at };
    await db.duty.create({ data: duty });
    return (await readFacts(db, { conversationId, residentId, serviceId: null, now: NOW })).textsHeldBack;
  };

  it('stay held back after abuse or STOP, for twelve months (P04, P12)', async () => {
    expect(await heldBackBy('P12')).toBe(true);
    expect(await heldBackBy('P04')).toBe(true);
    expect(await heldBackBy('P12', new Date('2025-11-01'))).toBe(false);
  });

  it('are not held back for ever because somebody once rang from a landline (P39)', async () => {
    expect(await heldBackBy('P39')).toBe(false);
  });
});

describe('whoever helped with the same before (P43)', () => {
  const HOUR = 60 * 60 * 1000;
  const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * HOUR);

  it('is the last of 72 hours, while they are at work', async () => {
    const { db } = database;
    await db.service.create({
      data: { id: 'rent', position: 9, name: 'Rent', summary: '', online: 'live', complex: false, path: '/rent' },
    });
    const staff = [randomUUID(), randomUUID()];
    for (const id of staff)
      await db.staff.create({
        data: { ...{ id, subject: id, name: 'Demo', email: 'demo@demo.example', role: 'agent' }, status: 'available' },
      });
    const [priya, bola] = staff;
    const residentId = await newResident();
    const helped = (assignedTo: string | undefined, hours: number, state = 'closed') =>
      db.contact.create({
        data: {
          ...{ id: randomUUID(), residentId, serviceId: 'rent', channel: 'webchat', state },
          ...{ assignedTo: assignedTo ?? null, acceptedAt: hoursAgo(hours) },
        },
      });
    const last = async () =>
      (await readFacts(db, { conversationId: randomUUID(), residentId, serviceId: 'rent', now: NOW })).lastAgent72h;
    await helped(priya, 73);
    expect(await last()).toBeNull();
    await helped(priya, 71);
    await helped(bola, 2);
    expect(await last()).toBe(bola);
    await db.staff.update({ where: { id: bola ?? '' }, data: { status: 'break' } });
    expect(await last()).toBe(priya);
  });
});

describe('the contacts of a case (P44)', () => {
  const DAY = 24 * 60 * 60 * 1000;
  const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY);

  it('are those of one resident about one service in 14 days, however they came, until they say that it is answered', async () => {
    const { db } = database;
    const serviceIds = ['missed-bin', 'bulky-waste'];
    await db.service.createMany({
      data: serviceIds.map((id, position) => ({
        id,
        position,
        name: id,
        summary: id,
        online: 'live',
        complex: false,
        path: `/${id}`,
      })),
    });
    const [residentId, other] = [await newResident(), await newResident()];
    const about = { residentId, channel: 'webchat', serviceId: 'missed-bin', state: 'closed', startedAt: daysAgo(1) };
    const earlier = async (parts: Partial<typeof about> & { outcome?: string; disposition?: string }) => {
      await db.contact.create({ data: { id: randomUUID(), ...about, ...parts } });
      const key = { conversationId: randomUUID(), residentId, serviceId: 'missed-bin', now: NOW };
      return (await readFacts(db, key)).earlierOnCase14d;
    };
    expect(await earlier({})).toBe(1);
    expect(
      await earlier({ channel: 'phone', startedAt: daysAgo(13), outcome: 'resolved', disposition: 'resolved' }),
    ).toBe(2);
    // Another service, another resident, too long ago, our ringing back, and what the resident called answered.
    expect(await earlier({ serviceId: 'bulky-waste' })).toBe(2);
    expect(await earlier({ residentId: other })).toBe(2);
    expect(await earlier({ startedAt: daysAgo(15) })).toBe(2);
    expect(await earlier({ channel: 'callback' })).toBe(2);
    expect(await earlier({ outcome: 'resolved' })).toBe(2);
  });
});
