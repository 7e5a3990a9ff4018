import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { FATES, inPercent, judgeAnswer } from './judge-answer.ts';
import type { AnswerFacts } from './judge-answer.ts';

const quiet: AnswerFacts = {
  helped: null,
  completed: false,
  formFailed: false,
  cameBack: false,
  toPerson: false,
  settled: true,
};
const anyFacts = fc.record({
  helped: fc.constantFrom(true, false, null),
  completed: fc.boolean(),
  formFailed: fc.boolean(),
  cameBack: fc.boolean(),
  toPerson: fc.boolean(),
  settled: fc.boolean(),
});

describe('what became of an answer', () => {
  it('is resolved by their word or by doing it online, once they can no longer come back', () => {
    expect(judgeAnswer({ ...quiet, helped: true })).toBe('resolved');
    expect(judgeAnswer({ ...quiet, completed: true })).toBe('resolved');
    expect(judgeAnswer({ ...quiet, helped: true, settled: false })).toBe('unknown');
  });

  it('is not known when they only leave', () => {
    expect(judgeAnswer(quiet)).toBe('unknown');
  });

  it.each<Partial<AnswerFacts>>([{ helped: false }, { formFailed: true }, { cameBack: true }, { toPerson: true }])(
    'failed by %j, whatever else was said and whenever',
    (trouble) => {
      fc.assert(fc.property(anyFacts, (facts) => judgeAnswer({ ...facts, ...trouble }) === 'failed'));
    },
  );

  it('never gets better by something that went wrong', () => {
    const rank = ['failed', 'unknown', 'resolved'];
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const better = judgeAnswer({ ...facts, formFailed: false, cameBack: false, toPerson: false });
        return rank.indexOf(better) >= rank.indexOf(judgeAnswer(facts));
      }),
    );
  });
});

describe('shares in per cent', () => {
  it('add up to 100, each within one of its true share', () => {
    const counts = fc.record({ resolved: fc.nat(5000), failed: fc.nat(5000), unknown: fc.nat(5000) });
    fc.assert(
      fc.property(counts, (given) => {
        const total = given.resolved + given.failed + given.unknown;
        const percent = inPercent(given);
        expect(percent.resolved + percent.failed + percent.unknown).toBe(total === 0 ? 0 : 100);
        for (const fate of FATES)
          expect(Math.abs(percent[fate] - (total === 0 ? 0 : (given[fate] / total) * 100))).toBeLessThan(1);
      }),
    );
  });

  it('are nothing of nothing', () => {
    expect(inPercent({ resolved: 0, failed: 0, unknown: 0 })).toEqual({ resolved: 0, failed: 0, unknown: 0 });
  });
});
