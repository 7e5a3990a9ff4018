import { describe, expect, it } from '@jest/globals';
import type { DeskCase } from '@hub/contract';
import { uuid } from '../../test/builders.ts';
import { countOf, findCases, nearnessOf } from './nearness.ts';

const NOW = Date.parse('2026-12-22T10:00:00Z');

const aCase = (dueBy: string, part: Partial<DeskCase> = {}): DeskCase => ({
  ...{ caseId: uuid(1), reference: 'CMP-7K3M-9QTF', kind: 'complaint', stage: 1, closed: false },
  ...{ acknowledgeBy: null, answerBy: dueBy, dueBy, extended: null, extendTo: dueBy },
  ...{ residentName: 'Ion Munteanu', mayReview: true, mayChange: true },
  ...part,
});

describe('an open case', () => {
  it('is overdue after its day, due soon for two days before it and on it', () => {
    expect(nearnessOf(aCase('2026-12-21'), NOW)).toBe('overdue');
    for (const day of ['2026-12-22', '2026-12-24']) expect(nearnessOf(aCase(day), NOW)).toBe('soon');
    expect(nearnessOf(aCase('2026-12-25'), NOW)).toBe('later');
    const all = ['2026-12-01', '2026-12-21', '2026-12-23'].map((day) => aCase(day));
    expect([countOf(all, 'overdue', NOW), countOf(all, 'soon', NOW)]).toEqual([2, 1]);
  });

  it('is found by its reference and by the name', () => {
    const [one, other] = [
      aCase('2026-12-21'),
      aCase('2026-12-22', { reference: 'INF-2222', residentName: 'Ada Ashby' }),
    ];
    expect(findCases([one, other], '7k3m ion')).toEqual([one]);
    expect(findCases([one, other], 'ashby')).toEqual([other]);
    expect(findCases([one, other], '')).toEqual([one, other]);
  });
});
