import { describe, expect, it } from '@jest/globals';
import type { RuleColumn, RuleTable } from '@hub/contract';
import { factsWith } from './example-facts.ts';
import { faultPlace } from './fault-place.ts';
import { dutyOfKind, offerOfKind } from './outcome-form.ts';
import { fieldsOf, rowEdits } from './row-edits.ts';

const columns: RuleColumn[] = [
  { fact: 'channel', label: 'Channel', kind: 'choice', choices: [{ value: 'sms', label: 'text message' }] },
  { fact: 'derived.staffed', label: 'People answer now', kind: 'yes-no', choices: [] },
  { fact: 'queue.waiting', label: 'Number waiting', kind: 'number', choices: [] },
];
const row = {
  ...{ id: 'K-010', clause: 'P59', why: 'Closed.', equality: null, sentence: 'If …' },
  cells: { channel: { value: 'sms', words: 'text message' } },
  then: { route: 'agent', offers: [{ kind: 'person', by: 'same' }], wording: ['person.coming'] },
};
const table: RuleTable = {
  ...{ id: 'k-route', title: 'Hours', purpose: '', lock: null, role: 'route', lists: {}, columns, examples: [] },
  rows: [row],
};

describe('what was changed in the form of a row', () => {
  it('is nothing when nothing was touched', () => {
    expect(rowEdits(table, row, fieldsOf(table, row))).toEqual([]);
  });

  it('is one change a place, in the order of the form', () => {
    const fields = fieldsOf(table, row);
    const changed = {
      cells: { ...fields.cells, channel: { kind: 'choice', how: 'any', chosen: [] } as const },
      then: { ...fields.then, route: 'bot' },
      why: 'Because.',
      equality: 'Nobody.',
    };
    expect(rowEdits(table, row, changed)).toMatchObject([
      { place: 'channel', edit: { kind: 'set-cell', table: 'k-route', row: 'K-010', fact: 'channel', value: null } },
      { place: 'then', edit: { kind: 'set-outcome', then: { route: 'bot' } } },
      { place: 'why', edit: { kind: 'set-why', text: 'Because.' } },
      { place: 'equality', edit: { kind: 'set-equality', text: 'Nobody.' } },
    ]);
  });
});

it('gives a link its service, a duty of another kind its first subject', () => {
  expect(offerOfKind('link', { kind: 'person', by: 'same' })).toEqual({
    ...{ kind: 'link', by: 'same', serviceId: { fact: 'service.id' } },
  });
  expect(offerOfKind('person', { kind: 'link', serviceId: { fact: 'service.id' } })).toEqual({ kind: 'person' });
  const lists = { task: [{ value: 'ring-back', label: 'ring back' }] };
  expect(dutyOfKind('task', lists)).toEqual({ kind: 'task', what: 'ring-back' });
});

it('makes the facts of an example from another one and what is different', () => {
  const base = { hours: { open: true, bankHoliday: false }, channel: 'phone' };
  const said = { channel: ['sms'], 'derived.staffed': ['no'], 'queue.waiting': ['3'] };
  expect(factsWith(base, columns, said)).toEqual({
    ...{ hours: { open: false, bankHoliday: false }, channel: 'sms', queue: { waiting: 3 } },
  });
  expect(base.hours.open).toBe(true);
});

it('lets an example have several members of a set, or none, or those of the other example', () => {
  const needs: RuleColumn = { fact: 'resident.needs', label: 'Needs', kind: 'set', choices: [] };
  const base = { resident: { needs: ['bsl'], digitalSkills: 'ok' } };
  const factsOf = (said: Parameters<typeof factsWith>[2]) => factsWith(base, [needs], said);
  expect(factsOf({ 'resident.needs': ['large-print', 'relay-uk'] })).toEqual({
    resident: { needs: ['large-print', 'relay-uk'], digitalSkills: 'ok' },
  });
  expect(factsOf({ 'resident.needs': [] })).toEqual({ resident: { needs: [], digitalSkills: 'ok' } });
  expect(factsOf({})).toEqual(base);
});

it('finds the table and the row in a line of the checks', () => {
  expect(faultPlace('tables/k-route.json · K-010 · channel: wrong: really')).toEqual({
    ...{ table: 'k-route', row: 'K-010', words: 'k-route.json · K-010 · channel: wrong: really' },
  });
  expect(faultPlace('cases/queue.json: wrong')).toMatchObject({ table: 'queue', row: null });
  expect(faultPlace('Another version was published.')).toMatchObject({ table: null, row: null });
});
