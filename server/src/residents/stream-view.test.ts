import { describe, expect, it } from '@jest/globals';
import { singleViewEventSchema } from '@hub/contract';
import type { PanelData, PanelState, SingleViewEvent } from '@hub/contract';
import type { PanelReader } from './may-open.ts';
import type { Answer, GuardedOffices, OfficeName } from './offices/index.ts';
import { streamView } from './stream-view.ts';
import type { ViewSources } from './stream-view.ts';

const NOW = new Date('2026-11-24T10:00:00.000Z');
const RESIDENT = '00000001-0000-4000-8000-000000000001';
const ready = <T>(data: T): Answer<T> => ({ state: 'ready', asOf: NOW, data });

const record: PanelData<'resident'> = {
  ...{ residentId: RESIDENT, reference: 'R-0001', name: 'Rosa Demo', address: '1 Fictional Road', language: 'en-GB' },
  ...{ identityLevel: 2, digitalAccess: 'home', digitalSkills: 'ok', needs: [], demonstration: true },
  ...{ passport: null, saidHere: [], interpreterLanguage: null },
  flags: [{ code: 'breathing-space', label: 'Breathing Space' }],
};

/** An office that answers when the test lets it. */
function slow<T>(data: T) {
  let answer: () => void = () => undefined;
  const waiting = new Promise<Answer<T>>((settle) => (answer = () => settle(ready(data))));
  return { answer: () => answer(), office: { find: () => waiting, close: () => undefined } };
}

const rent: PanelData<'rent'> = {
  ...{ tenancy: 'TN-1', weeklyPence: 8600, arrearsPence: 31_825, arrangement: null, breathingSpace: false },
};
const library = { loans: 2, overdue: 0, finesPence: 350 };
const quick = <T>(data: T) => ({ find: () => Promise.resolve(ready(data)), close: () => undefined });

function view(parts: Partial<ViewSources>, readerParts: Partial<PanelReader> = {}) {
  const reader: PanelReader = { role: 'agent', holds: true, identityLevel: 2, hasReason: true, ...readerParts };
  const told: SingleViewEvent[] = [];
  const sources: ViewSources = {
    resident: () => Promise.resolve(ready(record)),
    contacts: () => Promise.resolve(ready([])),
    cases: () => Promise.resolve(ready([])),
    offices: {},
    ...parts,
  };
  const done = streamView(sources, { residentId: RESIDENT, ...reader, clock: () => NOW }, (event) =>
    told.push(singleViewEventSchema.parse(event)),
  );
  const panels = () => told.flatMap((event) => (event.event === 'panel' ? [event.panel] : []));
  const last = (name: PanelState['panel']) => panels().findLast(({ panel }) => panel === name);
  return { told, done, panels, last };
}

/** Lets everything happen that waits for nothing. */
const settle = () => new Promise((next) => setImmediate(next));

describe('the stream of the single view', () => {
  it('says first which panels will come', async () => {
    const { told, done } = view({ offices: { library: quick(library) } });
    await done;
    expect(told[0]).toEqual({
      event: 'opening',
      residentId: RESIDENT,
      identityLevel: 2,
      panels: ['resident', 'contacts', 'cases', 'library', 'debts'],
    });
  });

  it('tells a panel when it is there, however long another takes', async () => {
    const late = slow(rent);
    const { done, last } = view({ offices: { rent: late.office, library: quick(library) } });
    await settle();
    expect(last('library')).toMatchObject({ state: 'ready', data: library });
    expect(last('rent')).toBeUndefined();
    expect(last('debts')).toMatchObject({
      data: { lines: [{ kind: 'rent', state: 'loading' }, { pence: 350 }], totalPence: 350, isComplete: false },
    });
    late.answer();
    await done;
    expect(last('rent')).toMatchObject({ state: 'ready', data: { arrearsPence: 31_825 } });
    expect(last('debts')).toMatchObject({ data: { totalPence: 32_175, isComplete: true } });
  });

  it('asks for care before any sum, also while the record is slow to come', async () => {
    let answer: () => void = () => undefined;
    const resident = () => new Promise<Answer<typeof record>>((found) => (answer = () => found(ready(record))));
    const { done, panels } = view({ resident, offices: { library: quick(library) } });
    await settle();
    expect(panels().map(({ panel }) => panel)).toEqual(['contacts', 'cases']);
    answer();
    await done;
    const debts = panels().findIndex(({ panel }) => panel === 'debts');
    expect(panels()[debts]).toMatchObject({
      data: { care: [{ code: 'breathing-space' }], lines: [{ state: 'loading' }] },
    });
    expect(debts).toBeLessThan(panels().findIndex(({ panel }) => panel === 'library'));
  });

  it('fails panel by panel: one that is dead takes nothing from the others', async () => {
    const dead = () => Promise.reject(new Error('the database is down'));
    const unavailable = { find: () => Promise.resolve({ state: 'unavailable' as const }), close: () => undefined };
    const { done, last } = view({ contacts: dead, offices: { rent: unavailable, library: quick(library) } });
    await done;
    expect(last('contacts')).toMatchObject({
      state: 'unavailable',
      detail: 'This part could not be read. Try again in a moment.',
    });
    expect(last('rent')).toMatchObject({ state: 'unavailable' });
    expect(last('resident')).toMatchObject({ state: 'ready' });
    expect(last('library')).toMatchObject({ state: 'ready' });
    expect(last('debts')).toMatchObject({ data: { lines: [{ state: 'unavailable' }, { state: 'ready' }] } });
  });

  it('asks no office in the name of nobody', async () => {
    const asked: string[] = [];
    const dead = () => Promise.reject(new Error('the database is down'));
    const { done, last } = view({ resident: dead, offices: watched(asked) });
    await done;
    expect(asked).toEqual([]);
    expect(last('rent')).toMatchObject({ state: 'unavailable' });
  });

  it('asks for nothing of a panel that is closed, and says what would open it', async () => {
    const asked: string[] = [];
    const { done, panels, told } = view({ offices: watched(asked) }, { identityLevel: 0 });
    await done;
    expect(asked).toEqual(['myAccount']);
    const closed = panels().filter(({ state }) => state === 'closed');
    expect(closed.map(({ panel }) => panel)).toEqual([
      'cases',
      'debts',
      'councilTax',
      'housingBenefit',
      'rent',
      'library',
    ]);
    expect(JSON.stringify(told)).not.toMatch(/pence/i);
  });

  it.each<Partial<PanelReader>>([{ holds: false }, { hasReason: false }])(
    'asks no office for debts or benefits for a reader with %j',
    async (parts) => {
      const asked: string[] = [];
      const { done, last } = view({ offices: watched(asked) }, parts);
      await done;
      expect(asked).toEqual(['myAccount', 'library']);
      for (const name of ['debts', 'councilTax', 'housingBenefit', 'rent'] as const)
        expect(last(name)).toMatchObject({ state: 'closed' });
    },
  );
});

/** All five, writing down who is asked. */
function watched(asked: string[]): GuardedOffices {
  const office = (name: OfficeName) => ({
    find: () => {
      asked.push(name);
      return Promise.resolve({ state: 'ready' as const, asOf: NOW, data: null });
    },
    close: () => undefined,
  });
  return {
    myAccount: office('myAccount'),
    councilTax: office('councilTax'),
    housingBenefit: office('housingBenefit'),
    rent: office('rent'),
    library: office('library'),
  };
}
