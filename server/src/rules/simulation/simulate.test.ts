import { describe, expect, it } from '@jest/globals';
import { simulate } from './simulate.ts';
import type { QueueModel } from './simulate.ts';

/** One hour over and over: so many contacts an hour, so many people, all the same. */
const steady = (perHour: number, agents: number, meanHandleSeconds: number): QueueModel => ({
  hours: [{ agents, arrivals: [{ priority: 4, perHour }] }],
  ...{ meanHandleSeconds, meanPatienceSeconds: null },
});

/** The mean wait of M/M/c by Erlang's C formula, in seconds. */
function erlangC(perHour: number, agents: number, meanHandleSeconds: number): number {
  const load = (perHour * meanHandleSeconds) / 3600;
  let blocked = 1;
  for (let n = 1; n <= agents; n++) blocked = (load * blocked) / (n + load * blocked);
  const waits = blocked / (1 - (load / agents) * (1 - blocked));
  return (waits * meanHandleSeconds) / (agents - load);
}

describe('the simulated queue', () => {
  it.each([
    [20, 3, 360, 8000],
    [100, 12, 360, 4000],
    [9, 1, 300, 15_000],
  ])('of %d contacts an hour for %d people waits as long as Erlang C says', (perHour, agents, seconds, days) => {
    const { meanWaitSeconds } = simulate(steady(perHour, agents, seconds), { days, seed: 1 });
    const expected = erlangC(perHour, agents, seconds);
    expect(Math.abs(meanWaitSeconds - expected) / expected).toBeLessThan(0.06);
  });

  it('is the same from the same seed, and another from another', () => {
    const run = (seed: number) => simulate(steady(20, 3, 360), { days: 100, seed });
    expect(run(7)).toEqual(run(7));
    expect(run(7)).not.toEqual(run(8));
  });

  it('answers who is urgent first', () => {
    const both = [1, 5].map((priority) => ({ priority, perHour: 12 }));
    const hours = [{ agents: 2, arrivals: both }];
    const mixed = simulate({ hours, meanHandleSeconds: 280, meanPatienceSeconds: 600 }, { days: 500, seed: 3 });
    const calm = simulate(
      {
        hours: [{ agents: 2, arrivals: [{ priority: 1, perHour: 12 }] }],
        meanHandleSeconds: 280,
        meanPatienceSeconds: 600,
      },
      { days: 500, seed: 3 },
    );
    expect(mixed.abandoned / mixed.contacts).toBeGreaterThan(calm.abandoned / calm.contacts);
  });

  it('gives nobody up where nobody loses patience, and some where they do', () => {
    expect(simulate(steady(20, 3, 360), { days: 200, seed: 2 }).abandoned).toBe(0);
    const hasty = { ...steady(20, 2, 400), meanPatienceSeconds: 120 };
    const { abandoned, contacts } = simulate(hasty, { days: 300, seed: 2 });
    expect(abandoned / contacts).toBeGreaterThan(0.1);
  });

  it('takes up what waited when more people come', () => {
    const arrivals = [{ priority: 4, perHour: 10 }];
    const hours = [
      { agents: 0, arrivals },
      { agents: 8, arrivals },
    ];
    const { meanWaitSeconds } = simulate(
      { hours, meanHandleSeconds: 300, meanPatienceSeconds: null },
      { days: 300, seed: 4 },
    );
    // Those of the first hour wait half of it on average, those of the second hardly at all.
    expect(meanWaitSeconds).toBeGreaterThan(800);
    expect(meanWaitSeconds).toBeLessThan(1100);
  });
});
