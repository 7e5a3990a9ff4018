import { describe, expect, it } from '@jest/globals';
import type { RuleColumn } from '@hub/contract';
import { cellForm, cellOf } from './cell-form.ts';
import type { Json } from './cell-form.ts';

/** Every way in which a cell of the rules is written. */
const CELLS: [RuleColumn['kind'], Json][] = [
  ['choice', 'sms'],
  ['choice', ['sms', 'phone']],
  ['choice', { not: ['face-to-face'] }],
  ['yes-no', true],
  ['yes-no', 'unknown'],
  ['yes-no', [false, 'unknown']],
  ['number', 412],
  ['number', 'known'],
  ['number', 'unknown'],
  ['number', { gte: { setting: 'answerConfidence' }, orUnknown: true }],
  ['number', { gt: 0, lte: 0.5 }],
  ['set', { empty: true }],
  ['set', { empty: false }],
  ['set', { hasAny: ['bsl', 'deaf'], hasNone: ['blind'] }],
  ['set', { hasAll: ['bsl'] }],
];

describe('the form of a cell', () => {
  it.each(CELLS)('gives a cell back as it was: %s %j', (kind, value) => {
    expect(cellOf(kind, cellForm(kind, value))).toEqual(value);
  });

  it('is anything where there is no cell, and takes the cell away again', () => {
    for (const kind of ['choice', 'yes-no', 'number', 'set'] as const) {
      expect(cellForm(kind, undefined).how).toBe('any');
      expect(cellOf(kind, cellForm(kind, undefined))).toBeNull();
    }
  });

  it('leaves to the rules what is wrong with what was typed', () => {
    const end = { op: 'gte', setting: '', number: '' } as const;
    const form = { kind: 'number', how: 'range', low: end, high: { ...end, op: '' }, orUnknown: false } as const;
    expect(cellOf('number', form)).toEqual({ gte: '' });
    expect(cellOf('number', { ...form, low: { ...end, number: '1.5' } })).toEqual({ gte: 1.5 });
  });
});
