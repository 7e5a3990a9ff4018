import { describe, expect, it } from '@jest/globals';
import type { RuleColumn, RuleRow, RuleTable } from '@hub/contract';
import { fieldsOf } from './row-edits.ts';
import { forgetRow, isTyped, keepRow, NO_EXTRAS, takenUp, typedIn } from './typed-rows.ts';

const columns: RuleColumn[] = [
  { fact: 'channel', label: 'Channel', kind: 'choice', choices: [{ value: 'sms', label: 'text message' }] },
  { fact: 'queue.waiting', label: 'Number waiting', kind: 'number', choices: [] },
];
const row: RuleRow = {
  ...{ id: 'K-010', clause: 'P59', why: 'Closed.', equality: null, sentence: 'If …' },
  cells: { channel: { value: 'sms', words: 'text message' } },
  then: { route: 'agent', offers: [], wording: [] },
};
const table: RuleTable = {
  ...{ id: 'k-route', title: 'Hours', purpose: '', lock: null, role: 'route', lists: {}, columns, examples: [] },
  rows: [row],
};
const before = fieldsOf(table, row);
const place = { draftId: 'd', draft: 'Ring back', table: 'k-route', row: 'K-010' };

describe('what was typed in the form of a row', () => {
  it('is something once a field, an example or a copy has words, and nothing before', () => {
    expect(isTyped(table, row, { fields: before, extras: NO_EXTRAS })).toBe(false);
    expect(isTyped(table, row, { fields: { ...before, why: 'Shut.' }, extras: NO_EXTRAS })).toBe(true);
    expect(isTyped(table, row, { fields: before, extras: { ...NO_EXTRAS, copyWhy: 'By text.' } })).toBe(true);
  });

  it('is there again in the form, until it is thrown away', () => {
    keepRow({ place, table, row }, { fields: { ...before, why: 'Shut.' }, extras: NO_EXTRAS });
    expect(typedIn(place, table, row)).toMatchObject({ isEarlier: true, fields: { why: 'Shut.' } });
    expect(typedIn({ ...place, row: 'K-020' }, table, row).isEarlier).toBe(false);
    forgetRow(place);
    expect(typedIn(place, table, row)).toMatchObject({ isEarlier: false, fields: { why: 'Closed.' } });
  });

  it('leaves alone what a colleague saved meanwhile in the places where nobody typed', () => {
    const now = fieldsOf(table, { ...row, why: 'Closed today.', then: { ...row.then, route: 'bot' }, cells: {} });
    const taken = takenUp({ before, fields: { ...before, why: 'Shut.' }, extras: NO_EXTRAS }, now);
    expect(taken.fields).toEqual({ ...now, why: 'Shut.' });
  });
});
