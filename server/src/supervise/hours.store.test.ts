/** Days with other hours, as supervisors keep them: one a day, none over, readable, undone; no bank holiday is lost by them. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { HoursValue } from '@hub/contract';
import { isBankHoliday, isOpen, loadRuleSet } from '@hub/routing-rules';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { createOpening } from '../opening/index.ts';
import { exceptionInWords, routingWording } from '../routing/index.ts';
import { hoursShelf, readExceptions } from './hours.store.ts';
import { changeKept, undoChange } from './shelf.store.ts';

const SIAN = '10000000-0000-4000-8000-000000000006';
const OK = { ok: true };
const base = () => loadRuleSet().files.hours;
const NOW = new Date('2026-12-02T10:00:00Z');
const inWords = (value: HoursValue, isToday: boolean) => exceptionInWords(value, routingWording, isToday);
const ports = { base, clock: () => NOW, inWords };
const shelf = hoursShelf(ports);

let database: TestDatabase;
let minute = 0;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  const { db } = database;
  await db.$executeRaw`TRUNCATE "staff", "hours_exception", "admin_change" CASCADE`;
  const names = { subject: 'sian', name: 'Sian Demo', email: 'demo@demo.example' };
  await db.staff.create({ data: { id: SIAN, role: 'supervisor', skills: [], queues: [], ...names } });
});

const by = () => ({ staffId: SIAN, now: new Date(NOW.getTime() + (minute += 1) * 60_000), newId: randomUUID });
const save = (subject: string, version: number, value: HoursValue | null) =>
  changeKept(database.db, shelf, { subject, version, value, ...by() });
const undo = (changeId: string | undefined) => undoChange(database.db, [shelf], { changeId: changeId ?? '', ...by() });
const page = () => readExceptions(database.db, ports);
const openAt = async (at: string) => {
  const { hours } = await createOpening({ db: database.db, clock: () => NOW, base })();
  return [isOpen(hours, new Date(at)), isBankHoliday(hours, new Date(at))];
};
const strike: HoursValue = { from: '2026-12-08', to: '2026-12-09', open: [], reason: 'a strike' };

describe('an exception from the opening hours', () => {
  it('counts from the next reading on, and no more once it is undone', async () => {
    const id = randomUUID();
    expect(await save(id, 0, strike)).toEqual(OK);
    expect(await openAt('2026-12-09T12:00:00Z')).toEqual([false, false]);
    expect(await openAt('2026-12-10T12:00:00Z')).toEqual([true, false]);
    const { exceptions } = await page();
    expect(exceptions).toMatchObject([
      { id, version: 1, value: strike, told: 'Closed from Tuesday 8 December to Wednesday 9 December: a strike.' },
    ]);
    expect(await undo(exceptions[0]?.last?.changeId)).toEqual(OK);
    expect(await openAt('2026-12-09T12:00:00Z')).toEqual([true, false]);
  });

  it('is changed by whoever saw it, and refused to whoever did not', async () => {
    const id = randomUUID();
    await save(id, 0, strike);
    expect(await save(id, 1, { ...strike, open: [['10:00', '12:00']] })).toEqual(OK);
    expect(await save(id, 1, strike)).toMatchObject({ problem: { code: 'changed' } });
    expect(await openAt('2026-12-09T11:00:00Z')).toEqual([true, false]);
  });

  it('opens a bank holiday, which stays one and is closed again once the exception is removed', async () => {
    const id = randomUUID();
    await save(id, 0, { from: '2026-12-28', to: '2026-12-28', open: [['10:00', '14:00']], reason: 'floods' });
    expect(await openAt('2026-12-28T11:00:00Z')).toEqual([true, true]);
    expect(await page()).toMatchObject({ exceptions: [{ holidays: ['Boxing Day (substitute)'] }] });
    expect(await save(id, 1, null)).toEqual(OK);
    expect(await openAt('2026-12-28T11:00:00Z')).toEqual([false, true]);
    const { removed } = await page();
    expect(removed).toMatchObject([{ by: 'Sian Demo', value: { reason: 'floods' } }]);
    expect(await undo(removed[0]?.changeId)).toEqual(OK);
    expect(await openAt('2026-12-28T11:00:00Z')).toEqual([true, true]);
  });

  it.each<[string, HoursValue, string]>([
    ['days that are over', { ...strike, from: '2026-11-30', to: '2026-12-01' }, 'value.to'],
    [
      'a reason too hard to read',
      { ...strike, reason: 'organisational reprioritisation considerations' },
      'value.reason',
    ],
    ['a day that is taken', { ...strike, from: '2026-12-14', to: '2026-12-15' }, 'value.from'],
  ])('is not kept for %s', async (_what, value, where) => {
    await save(randomUUID(), 0, { ...strike, from: '2026-12-15', to: '2026-12-15' });
    expect(await save(randomUUID(), 0, value)).toMatchObject({ problem: { code: 'bad-payload', where } });
  });

  it('is kept once for a day where two keep one at the same moment', async () => {
    const both = await Promise.all([save(randomUUID(), 0, strike), save(randomUUID(), 0, strike)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await page()).exceptions).toHaveLength(1);
  });

  it('is not put back by an undoing where its day was taken meanwhile', async () => {
    const id = randomUUID();
    await save(id, 0, strike);
    await save(id, 1, null);
    const { removed } = await page();
    await save(randomUUID(), 0, strike);
    expect(await undo(removed[0]?.changeId)).toMatchObject({ problem: { code: 'bad-payload' } });
  });

  it('tells of days that are over no more', async () => {
    await save(randomUUID(), 0, { ...strike, from: '2026-12-02', to: '2026-12-02' });
    const later = { ...ports, clock: () => new Date('2026-12-03T00:00:00Z') };
    expect((await readExceptions(database.db, later)).exceptions).toEqual([]);
    const read = createOpening({ db: database.db, base, clock: later.clock });
    expect((await read()).exceptions).toEqual([]);
  });
});
