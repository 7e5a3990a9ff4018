/** Every measure, reckoned a second time in SQL straight from what is stored, over a history that is drawn. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { testDatabase } from '../../../test/support/database.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import { inPounds } from '../ledger/money.ts';
import { daysOf } from '../london-day.ts';
import { drawHistory } from './testing/history.ts';
import { inSql } from './testing/in-sql.ts';
import { figuresOf, inWords, MEASURE_IDS, netShift, ratioOf } from './measures.ts';
import { readDays, readGroups, readSums, readWaits } from './added-up.store.ts';
import { restate, restateDay } from './roll-up.store.ts';
import { addUp, NO_SUMS, sumsOfContact } from './sums.ts';

/** The clock goes back on the 25th, which has 25 hours, and forward on 28 March 2027, which has 23. */
const PERIODS = [
  { from: '2026-10-24', to: '2026-10-26' },
  { from: '2027-03-27', to: '2027-03-29' },
];

describe('the measures', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  const sumsOf = async (period: { from: string; to: string }) =>
    addUp((await readDays(database.db, period)).map(({ sums }) => sums));

  it.each(PERIODS)('are the same in SQL, over the change of the clock in $from', async (period) => {
    const { db } = database;
    const now = new Date(Date.parse(period.to) + 4 * 86_400_000);
    await db.$executeRaw`TRUNCATE "measure_day", "touch", "contact", "conversation", "resident", "form_draft" CASCADE`;
    await drawHistory(db, period, { seed: 20_261_024, contacts: 240 });
    await restate(db, now);
    const sums = await sumsOf(period);
    const again = await inSql(db, period, now);
    for (const id of MEASURE_IDS) {
      expect({ id, ...ratioOf(id, sums) }).toEqual({ id, ...again[id] });
      // A history that leaves a measure empty would prove nothing of it.
      expect({ id, isEmpty: ratioOf(id, sums).bottom === 0 }).toEqual({ id, isEmpty: false });
    }

    const before = await readDays(db, period);
    await restate(db, now);
    expect(await readDays(db, period)).toEqual(before);
  });

  it('are the same by the month as by the day', async () => {
    const { db } = database;
    const period = { from: '2026-09-24', to: '2026-11-04' };
    await db.$executeRaw`TRUNCATE "measure_day", "touch", "contact", "conversation", "resident", "form_draft" CASCADE`;
    // Each lasts three days: over the end of a month, within one that is whole, and after it.
    for (const [seed, from] of ['2026-09-29', '2026-10-14', '2026-11-01'].entries())
      await drawHistory(db, { from }, { seed, contacts: 120 });
    await restate(db, new Date('2026-11-09T12:00:00Z'));
    expect(await db.measureMonth.count({ where: { month: new Date('2026-10-01') } })).toBeGreaterThan(0);

    expect(addUp((await readSums(db, period)).map(({ sums }) => sums))).toEqual(await sumsOf(period));
    const [needs, waits] = [new Map<string, number>(), new Map<number, number>()];
    const add = <Key>(to: Map<Key, number>, key: Key, count: number) => to.set(key, (to.get(key) ?? 0) + count);
    for (const day of daysOf(period)) {
      const one = { from: day, to: day };
      for (const { part, sums } of await readGroups(db, 'need', one)) add(needs, part, sums.offered ?? 0);
      for (const { seconds, answered } of await readWaits(db, one)) add(waits, seconds, answered);
    }
    const groups = await readGroups(db, 'need', period);
    expect(new Map(groups.map(({ part, sums }) => [part, sums.offered ?? 0]))).toEqual(needs);
    const whole = await readWaits(db, period);
    expect(new Map(whole.map(({ seconds, answered }) => [seconds, answered]))).toEqual(waits);
    expect([needs.size, waits.size].every((size) => size > 2)).toBe(true);
  });

  it('restate an earlier day when somebody comes back late', async () => {
    const { db } = database;
    await db.$executeRaw`TRUNCATE "measure_day", "touch", "contact", "conversation", "resident", "form_draft" CASCADE`;
    const residentId = randomUUID();
    const who = { reference: 'DEMO-R', name: 'Demo', address: '1 Example Street', postcode: 'ZZ1 1AA' };
    await db.resident.create({ data: { id: residentId, ...who } });
    const at = new Date('2026-11-02T10:00:00Z');
    const data = { residentId, serviceId: 'library', channel: 'phone' };
    await db.contact.create({
      data: {
        ...{ ...data, id: randomUUID(), startedAt: at, queuedAt: at, acceptedAt: at, endedAt: at, closedAt: at },
        ...{ state: 'closed', disposition: 'resolved', outcome: 'resolved' },
      },
    });
    const firstContact = async (now: string) => {
      await restateDay(db, '2026-11-02', new Date(now));
      return ratioOf('firstContact', await sumsOf({ from: '2026-11-02', to: '2026-11-02' }));
    };
    expect(await firstContact('2026-11-05T09:59:59Z')).toEqual({ top: 0, bottom: 0 });
    expect(await firstContact('2026-11-05T10:00:00Z')).toEqual({ top: 1, bottom: 1 });
    await db.contact.create({ data: { ...data, id: randomUUID(), startedAt: new Date('2026-11-05T10:00:00Z') } });
    expect(await firstContact('2026-11-05T10:00:00Z')).toEqual({ top: 0, bottom: 1 });
  });
});

describe('a figure', () => {
  it('is never shown without its number, and not of fewer than ten', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), (offered, answered) => {
        for (const { id, n, value } of figuresOf({ ...NO_SUMS, offered, answered, inTarget: Math.min(offered, 3) })) {
          expect({ id, alone: value !== null && n === null }).toEqual({ id, alone: false });
          expect(n === null || n >= 10).toBe(true);
        }
      }),
    );
  });

  it('is read exactly', () => {
    expect(inWords({ top: 259_000, bottom: 10 }, 'money')).toBe(inPounds(25_900));
    expect(inWords({ top: 1, bottom: 3 }, 'percent')).toBe('33.3%');
    expect(inWords({ top: 0, bottom: 0 }, 'percent')).toBeNull();
    const [one, other] = [
      { ...NO_SUMS, contacts: 20, digital: 10 },
      { ...NO_SUMS, contacts: 40, digital: 10 },
    ];
    expect(netShift(one, other)).toMatchObject({ value: '+25.0 points', n: 20 });
    expect(netShift(other, one)).toMatchObject({ value: '-25.0 points', n: 20 });
  });

  it('adds up whatever the order and however it is parted', () => {
    const sums = fc.record({ contacts: fc.nat(1000), cost: fc.nat(1_000_000) });
    fc.assert(
      fc.property(fc.array(sums), fc.array(sums), (one, other) => {
        expect(addUp([addUp(one), addUp(other)])).toEqual(addUp([...other, ...one]));
      }),
    );
  });

  it('does not count who left at once, nor who chose a call back, as having given up', () => {
    const at = new Date('2026-11-02T10:00:00Z');
    const contact = {
      ...{ id: 'C', channel: 'phone' as const, queue: 'general', serviceId: null, state: 'closed', startedAt: at },
      ...{ queuedAt: at, acceptedAt: null, endedAt: null, promisedAt: null, identified: false, later: [], moves: 0 },
      ...{ answered: false, formSent: false, asked: false, score: null, cost: 0 },
    };
    const of = (closedAfter: number, disposition: string) => {
      const closedAt = new Date(at.getTime() + closedAfter * 1000);
      const { offered, abandoned } = sumsOfContact({ ...contact, closedAt, disposition }, at);
      return { offered, abandoned };
    };
    expect(of(5, 'resident-left')).toEqual({ offered: 0, abandoned: 0 });
    expect(of(6, 'resident-left')).toEqual({ offered: 1, abandoned: 1 });
    expect(of(60, 'callback-arranged')).toEqual({ offered: 1, abandoned: 0 });
  });
});
