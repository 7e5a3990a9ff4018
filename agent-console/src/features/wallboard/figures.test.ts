import { describe, expect, it } from '@jest/globals';
import type { BoardQueue } from '@hub/contract';
import { isBusy, levelInWords, marksOf, shareInWords } from './figures.ts';

const queue = (part: Partial<BoardQueue> = {}): BoardQueue => ({
  ...{ name: 'general', waiting: 0, longestSince: null, overTarget: 0, callbacksDue: 0, ended: 0, abandoned: 0 },
  ...{ promised: 0, inTarget: 0, available: 1, target: { seconds: 60, share: 80, abandonedShare: 5 } },
  ...part,
});
const about = (part: Partial<BoardQueue>) => marksOf(queue(part)).map((mark) => mark.about);

describe('a share', () => {
  it('stands with its number, and is none while there is nobody', () => {
    expect(shareInWords(2, 3)).toBe('67% (2 of 3)');
    expect(shareInWords(0, 0)).toBe('Nobody yet');
  });
  it('of what has no target says so', () => {
    expect(levelInWords(queue({ ended: 4, promised: 0 }))).toBe('No target');
    expect(levelInWords(queue({ ended: 4, promised: 4, inTarget: 4 }))).toBe('100% (4 of 4)');
  });
});

describe('the marks of a queue', () => {
  it('are none while its promises are kept', () => {
    expect(about({ waiting: 2, ended: 20, promised: 20, inTarget: 16, abandoned: 1 })).toEqual([]);
  });
  it('say what is beyond them', () => {
    expect(about({ waiting: 1, overTarget: 1 })).toEqual(['longest']);
    expect(about({ ended: 20, promised: 20, inTarget: 15 })).toEqual(['level']);
    expect(about({ ended: 20, promised: 20, inTarget: 20, abandoned: 2 })).toEqual(['abandoned']);
    expect(about({ waiting: 1, available: 0 })).toEqual(['available']);
  });
  it('promise nothing of a queue without a target', () => {
    expect(about({ target: null, ended: 3, abandoned: 3 })).toEqual([]);
  });
});

it('needs no look while nothing waits and nothing has happened', () => {
  expect(isBusy(queue())).toBe(false);
  expect(isBusy(queue({ callbacksDue: 1 }))).toBe(true);
});
