import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ContactSummary } from '@hub/contract';
import { createListTurns } from './list-turns.ts';

const contact = (contactId: string, version: number) => ({ contactId, version }) as ContactSummary;
const ROOMS = ['a', 'b', 'c', 'd'];

let told: string[];
const turns = () =>
  createListTurns(ROOMS, (room, contacts) => {
    for (const { contactId, version } of contacts) told.push(`${room} ${contactId}${version}`);
  });
/** A second, in which each room has one turn. */
const round = () => jest.advanceTimersByTime(1000);

beforeEach(() => {
  told = [];
  jest.useFakeTimers();
});
afterEach(() => void jest.useRealTimers());

describe('turns of the lists', () => {
  it('tell every room once of each change within a round, also of one that comes in the middle of it', () => {
    const { add } = turns();
    add(contact('x', 1));
    jest.advanceTimersByTime(500);
    add(contact('y', 1));
    round();
    round();
    expect([...told].sort()).toEqual(ROOMS.flatMap((room) => [`${room} x1`, `${room} y1`]));
    expect(jest.getTimerCount()).toBe(0);
  });

  it('tell of a contact the newest alone, and that to every room', () => {
    const { add } = turns();
    add(contact('x', 1));
    jest.advanceTimersByTime(500);
    const [early] = told;
    add(contact('x', 3));
    add(contact('x', 2));
    round();
    const newest = told.filter((one) => one.endsWith('x3'));
    expect(newest.sort()).toEqual(ROOMS.map((room) => `${room} x3`));
    expect(told.filter((one) => one.endsWith('x2'))).toEqual([]);
    expect(early).toMatch(/x1$/);
  });

  it('tell nobody more of what was dropped', () => {
    const { add, drop } = turns();
    add(contact('x', 1));
    jest.advanceTimersByTime(500);
    const before = told.length;
    drop('x');
    round();
    expect(told).toHaveLength(before);
    add(contact('x', 2));
    round();
    expect(told.slice(before).sort()).toEqual(ROOMS.map((room) => `${room} x2`));
  });
});
