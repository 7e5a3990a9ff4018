import { describe, expect, it } from '@jest/globals';
import { extensionProblem, latestDay } from './extension.ts';

const CHRISTMAS = new Set(['2026-12-25', '2026-12-28', '2027-01-01']);
const complaint = { kind: 'complaint', stage: 1, answerBy: '2026-12-11', firstAnswerBy: '2026-12-11' } as const;

describe('the latest day of a case', () => {
  it('is as many working days on as the stage has, bank holidays left out', () => {
    expect(latestDay(complaint, CHRISTMAS)).toBe('2026-12-29');
    expect(latestDay({ ...complaint, stage: 2 }, CHRISTMAS)).toBe('2027-01-13');
  });

  it('counts from the day that it had first, so that a second extension goes no further', () => {
    expect(latestDay({ ...complaint, answerBy: '2026-12-21' }, CHRISTMAS)).toBe('2026-12-29');
  });

  it('is two months on for a request for own data', () => {
    expect(latestDay({ ...complaint, kind: 'data-request' }, new Set())).toBe('2027-02-11');
  });
});

describe('a later day', () => {
  it('may be any working day between the one it has and the latest', () => {
    expect(extensionProblem(complaint, '2026-12-14', CHRISTMAS)).toBeNull();
    expect(extensionProblem(complaint, '2026-12-29', CHRISTMAS)).toBeNull();
  });

  it('is refused in words where it is no later, too late, or nobody works then', () => {
    expect(extensionProblem(complaint, '2026-12-11', CHRISTMAS)).toContain('after');
    expect(extensionProblem(complaint, '2026-12-30', CHRISTMAS)).toContain('29 December 2026');
    expect(extensionProblem(complaint, '2026-12-25', CHRISTMAS)).toContain('works');
    expect(extensionProblem(complaint, '2026-12-19', CHRISTMAS)).toContain('works');
  });
});
