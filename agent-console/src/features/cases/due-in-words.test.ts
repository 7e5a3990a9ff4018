import { describe, expect, it } from '@jest/globals';
import { dueInWords } from './due-in-words.ts';

const at = (iso: string) => Date.parse(iso);

describe('when a case is due', () => {
  it('is said once it is near', () => {
    const now = at('2026-12-20T10:00:00Z');
    expect(dueInWords('2026-12-23', now)).toBeNull();
    expect(dueInWords('2026-12-22', now)).toBe('due in 2 days');
    expect(dueInWords('2026-12-21', now)).toBe('due tomorrow');
    expect(dueInWords('2026-12-20', now)).toBe('due today');
  });

  it('is said for as long as it is overdue', () => {
    expect(dueInWords('2026-12-19', at('2026-12-20T10:00:00Z'))).toBe('overdue by 1 day');
    expect(dueInWords('2026-11-20', at('2026-12-20T10:00:00Z'))).toBe('overdue by 30 days');
  });

  it('counts the days of London, also in summer and when the clocks change', () => {
    // Half past midnight in London, still the day before in UTC.
    expect(dueInWords('2026-07-02', at('2026-07-01T23:30:00Z'))).toBe('due today');
    expect(dueInWords('2026-03-30', at('2026-03-28T12:00:00Z'))).toBe('due in 2 days');
  });
});
