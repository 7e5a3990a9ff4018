import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { readDemoData } from '../demo/demo-data.ts';
import { serviceById } from '../admin/index.ts';
import { keptState } from './state.ts';
import { keepServiceState, openDueServices, serviceStates } from './state.store.ts';

const ID = 'missed-bin';
const NOON = new Date('2026-06-02T11:00:00Z');
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.db.service.createMany({
    data: readDemoData().services.map((service, position) => ({ ...service, position })),
    skipDuplicates: true,
  });
});
afterAll(() => database.close());

const line = async () => (await serviceStates(database.db)).find(({ id }) => id === ID);
async function set(asked: Parameters<typeof keptState>[0]): Promise<number> {
  const made = keptState(asked, NOON);
  if (!made.ok) throw new Error(made.problem.detail);
  return keepServiceState(database.db, { id: ID, revision: asked.revision, kept: made.kept });
}

describe('the state of a service', () => {
  it('is changed over what was read, and is what the rules and pages read', async () => {
    const { revision } = (await line()) ?? { revision: 0 };
    expect(await set({ revision, state: 'outage', outageWords: 'Please ring us instead.' })).toBe(1);
    expect(await line()).toMatchObject({ state: 'outage', outageWords: 'Please ring us instead.' });
    expect(await serviceById(database.db, ID)).toMatchObject({ outage: true });
    expect(await set({ revision, state: 'live' })).toBe(0);
    expect(await set({ revision: revision + 1, state: 'live' })).toBe(1);
    expect(await serviceById(database.db, ID)).toMatchObject({ outage: false, online: 'live', outageWords: null });
  });

  it('that is coming goes live on its day in London, and not before', async () => {
    const { revision } = (await line()) ?? { revision: 0 };
    expect(await set({ revision, state: 'coming', liveOn: '2026-07-01' })).toBe(1);
    await openDueServices(database.db, new Date('2026-06-30T22:59:59Z'));
    expect(await line()).toMatchObject({ state: 'coming', liveOn: '2026-07-01' });
    await openDueServices(database.db, new Date('2026-06-30T23:00:00Z'));
    expect(await line()).toMatchObject({ state: 'live', liveOn: null });
  });

  it('never names a day that has come', () => {
    for (const liveOn of ['2026-06-02', '2026-05-01'])
      expect(keptState({ revision: 1, state: 'coming', liveOn }, NOON)).toMatchObject({
        ...{ ok: false, problem: { where: 'liveOn' } },
      });
  });
});
