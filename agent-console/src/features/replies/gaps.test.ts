import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fillGaps, findGap, referenceOf } from './gaps.ts';

const aCase = (reference: string, closed = false) => ({
  ...{ reference, kind: 'complaint' as const, stage: 1, closed },
  ...{ acknowledgeBy: null, answerBy: '2026-12-22' },
});

describe('a ready reply', () => {
  it('is filled with what is known, and marked where nothing is', () => {
    expect(fillGaps('Your reference is {reference}.', { reference: 'MR-1' })).toBe('Your reference is MR-1.');
    expect(fillGaps('Your reference is {reference}.', { reference: null })).toBe('Your reference is [… reference].');
    expect(fillGaps('Ask {somebody}.', {})).toBe('Ask [… somebody].');
  });

  it('shows where the next gap stands, until none is left', () => {
    const text = 'We come by [… day]. Your reference is […].';
    expect(text.slice(findGap(text)?.start, findGap(text)?.end)).toBe('[… day]');
    expect(findGap('We come by Monday. Your reference is […].')).not.toBeNull();
    expect(findGap('We come by Monday [or Tuesday]… Your reference is 1.')).toBeNull();
  });

  it('never keeps a field of ours, whatever is unknown', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('{reference}', '{x}', 'Hello', ' ', '.')), (parts) => {
        const filled = fillGaps(parts.join(''), { reference: null });
        expect(filled).not.toMatch(/\{\w+\}/);
        expect(findGap(filled) !== null).toBe(parts.some((part) => part.startsWith('{')));
      }),
    );
  });
});

describe('the reference of a contact', () => {
  it('is the only one that there is', () => {
    expect(referenceOf({ cases: [aCase('C-1')], drafts: [] })).toBe('C-1');
    expect(referenceOf({ cases: [aCase('C-1'), aCase('C-0', true)], drafts: [] })).toBe('C-1');
  });

  it('is left to the adviser where there is none, or more than one', () => {
    expect(referenceOf(undefined)).toBeNull();
    expect(referenceOf({ cases: [], drafts: [] })).toBeNull();
    expect(referenceOf({ cases: [aCase('C-1'), aCase('C-2')], drafts: [] })).toBeNull();
  });
});
