import { describe, expect, it } from '@jest/globals';
import { task } from '../test/builders.ts';
import { newTasks } from './new-tasks.ts';

const at = (minute: number) => ({ at: `2026-11-24T10:${String(minute).padStart(2, '0')}:00.000Z` });
const [first, second, third, fourth] = [1, 2, 3, 4].map((n) => task(n, at(n)));
const list = (...tasks: (typeof first)[]) => tasks.filter((held) => held !== undefined);

describe('new things to do', () => {
  it('are those that were not listed before', () => {
    expect(newTasks([], list(first))).toEqual(list(first));
    expect(newTasks(list(second, first), list(third, second, first))).toEqual(list(third));
    expect(newTasks(list(second, first), list(second, first))).toEqual([]);
  });

  it('may have begun earlier than what was listed first', () => {
    expect(newTasks(list(third, second), list(third, second, first))).toEqual(list(first));
  });

  it('are not those that move up because another is done', () => {
    expect(newTasks(list(third, second), list(third, first))).toEqual([]);
    expect(newTasks(list(third, second), list(fourth, third, first))).toEqual(list(fourth));
  });

  it('are found when the last one before is done', () => {
    expect(newTasks(list(first), list(second))).toEqual(list(second));
  });
});
