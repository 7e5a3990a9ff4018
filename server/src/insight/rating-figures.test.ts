import { describe, expect, it } from '@jest/globals';
import { FEWEST_RATINGS } from '@hub/contract';
import * as fc from 'fast-check';
import { ratingFigures } from './rating-figures.ts';

const period = { from: '2026-11-01', to: '2026-11-30' };
const channels = ['webchat', 'phone', 'sms'] as const;
const count = fc.nat(40).chain((answers) => fc.record({ answers: fc.constant(answers), good: fc.nat(answers) }));
const counts = fc
  .tuple(count, count, count)
  .map((each) => each.map((one, at) => ({ ...one, channel: channels[at] ?? 'webchat' })));
const figuresOf = (...answers: [number, number][]) =>
  ratingFigures(
    period,
    answers.map(([all, good], at) => ({ channel: channels[at] ?? 'webchat', answers: all, good })),
  );

describe('the figures of ratings', () => {
  it('say how many answered and how many of them well, beside what the council counted before', () => {
    const figures = figuresOf([20, 15], [40, 10], [10, 10]);
    expect(figures).toMatchObject({
      ...period,
      all: { answers: 70, goodPercent: 50 },
      channels: [
        { channel: 'webchat', answers: 20, goodPercent: 75 },
        { channel: 'phone', answers: 40, goodPercent: 25 },
        { channel: 'sms', answers: 10, goodPercent: 100 },
      ],
    });
    expect(figures.before.positive + figures.before.negative).toBe(265);
  });

  it('hide what is small, and what would tell it', () => {
    const shownIn = (figures: ReturnType<typeof figuresOf>) => figures.channels.map(({ answers }) => answers);
    expect(shownIn(figuresOf([20, 1], [40, 1], [9, 1]))).toEqual([null, 40, null]);
    expect(shownIn(figuresOf([9, 1], [40, 1], [8, 1]))).toEqual([null, 40, null]);
    expect(shownIn(figuresOf([20, 1], [40, 1]))).toEqual([20, 40, null]);
    expect(figuresOf([5, 1], [4, 1])).toMatchObject({ all: { answers: null, goodPercent: null } });
  });

  it('never let fewer than ten be reckoned', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const { all, channels: shown } = ratingFigures(period, given);
        for (const each of [all, ...shown]) expect(each.answers === null || each.answers >= FEWEST_RATINGS).toBe(true);
        expect([all, ...shown].every(({ answers, goodPercent }) => (answers === null) === (goodPercent === null))).toBe(
          true,
        );
        const hidden = given.filter((_, at) => shown[at]?.answers === null && (given[at]?.answers ?? 0) > 0);
        const together = hidden.reduce((sum, { answers }) => sum + answers, 0);
        if (all.answers !== null && together > 0) {
          expect(together).toBeGreaterThanOrEqual(FEWEST_RATINGS);
          expect(hidden.length).toBeGreaterThan(1);
        }
      }),
    );
  });
});
