import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { guardOffice } from './guard.ts';
import type { GuardedOffice, Outcome } from './guard.ts';

const START = Date.parse('2026-11-24T10:00:00.000Z');
const MINUTE = 60_000;
const dead = () => Promise.reject(new Error('no connection'));

let clockAt: number;
let asked: string[];
let answer: (reference: string) => Promise<string | null>;
let outcomes: Outcome[];
let breaker: string[];
let office: GuardedOffice<string>;

beforeEach(() => {
  // The library counts with timers; here they go on when the test says so.
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'], now: START });
  [clockAt, asked, outcomes, breaker] = [START, [], [], []];
  answer = (reference) => Promise.resolve(`record of ${reference}`);
  office = guardOffice<string>(
    {
      find: (reference) => {
        asked.push(reference);
        return answer(reference);
      },
    },
    {
      clock: () => new Date(clockAt),
      onOutcome: (outcome) => outcomes.push(outcome),
      onTrouble: () => undefined,
      onBreaker: (state) => breaker.push(state),
    },
  );
});
afterEach(() => {
  office.close();
  jest.useRealTimers();
});

describe('what an office said', () => {
  it('is not asked for again for half a minute, and keeps its age', async () => {
    const first = await office.find('A');
    clockAt += 30_000;
    expect(await office.find('A')).toEqual(first);
    expect(first).toEqual({ state: 'ready', asOf: new Date(START), data: 'record of A' });
    clockAt += 1;
    expect(await office.find('A')).toMatchObject({ state: 'ready', asOf: new Date(clockAt) });
    expect(asked).toEqual(['A', 'A']);
    expect(outcomes).toEqual(['asked', 'fresh', 'asked']);
  });

  it('is shown with its age while the office is dead, for half an hour', async () => {
    await office.find('A');
    answer = dead;
    clockAt += 4 * MINUTE;
    expect(await office.find('A')).toEqual({ state: 'last-seen', asOf: new Date(START), data: 'record of A' });
    clockAt = START + 30 * MINUTE + 1;
    expect(await office.find('A')).toEqual({ state: 'unavailable' });
  });

  it('is of one resident alone', async () => {
    await office.find('A');
    answer = dead;
    expect(await office.find('B')).toEqual({ state: 'unavailable' });
  });

  it('may be that there is no record, which is no failure', async () => {
    answer = () => Promise.resolve(null);
    for (let index = 0; index < 5; index += 1)
      expect(await office.find(`R${index}`)).toMatchObject({ state: 'ready', data: null });
    expect(breaker).toEqual([]);
  });

  it('is forgotten of those looked at longest ago when there are too many', async () => {
    for (let index = 0; index <= 2000; index += 1) await office.find(`R${index}`);
    asked = [];
    await office.find('R2000');
    await office.find('R0');
    expect(asked).toEqual(['R0']);
  });

  it('is waited for once, by all who ask at the same time', async () => {
    const [one, two] = await Promise.all([office.find('A'), office.find('A')]);
    expect([asked, one]).toEqual([['A'], two]);
  });
});

describe('an office that fails again and again', () => {
  beforeEach(async () => {
    answer = dead;
    for (const reference of ['A', 'B', 'C']) await office.find(reference);
  });

  it('is let be', async () => {
    expect(breaker).toEqual(['open']);
    expect(await office.find('D')).toEqual({ state: 'unavailable' });
    expect(asked).toEqual(['A', 'B', 'C']);
  });

  it('is tried once after ten seconds, and let be again when that fails', async () => {
    jest.advanceTimersByTime(10_000);
    await Promise.all([office.find('D'), office.find('E')]);
    expect(asked).toEqual(['A', 'B', 'C', 'D']);
  });

  it('is asked as always once it answers', async () => {
    answer = (reference) => Promise.resolve(`record of ${reference}`);
    jest.advanceTimersByTime(10_000);
    expect(await office.find('D')).toMatchObject({ state: 'ready' });
    expect(await office.find('E')).toMatchObject({ state: 'ready' });
    expect(breaker).toEqual(['open', 'closed']);
  });
});
