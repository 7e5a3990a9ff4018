import { describe, expect, it } from '@jest/globals';
import { stateOf, toBoard } from './board.ts';
import type { CountedLine, SeenAgent } from './board.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 11, minute));

const agent = (details: Partial<SeenAgent> = {}): SeenAgent => ({
  ...{ staffId: '10000000-0000-4000-8000-000000000001', name: 'Priya Demo', status: 'available', reason: null },
  ...{ statusSince: at(0), queues: ['general'], skills: [], capacity: 2, isHere: true },
  ...{ talking: 0, talkingSince: null, wrappingUp: 0, wrappingUpSince: null },
  ...details,
});

const line = (details: Partial<CountedLine> = {}): CountedLine => ({
  ...{ kind: 'queue', name: 'general', waiting: 0, longestSince: null, overTarget: 0, callbacksDue: 0 },
  ...{ ended: 0, abandoned: 0, promised: 0, inTarget: 0 },
  ...details,
});

describe('what somebody does', () => {
  it('is to talk while they talk, whatever status they set', () => {
    const talks = agent({ status: 'break', talking: 1, talkingSince: at(5), wrappingUp: 1, wrappingUpSince: at(2) });
    expect(stateOf(talks)).toEqual({ state: 'busy', since: at(5) });
  });
  it('is to wrap up while that alone is left', () => {
    expect(stateOf(agent({ wrappingUp: 1, wrappingUpSince: at(7) }))).toEqual({ state: 'wrap-up', since: at(7) });
  });
  it('is their status while they have nothing on hand', () => {
    expect(stateOf(agent({ status: 'away' }))).toEqual({ state: 'away', since: at(0) });
  });
});

describe('the board', () => {
  it('counts as available whoever is there, says so and has a place, by their queues and skills', () => {
    const agents = [
      agent({ skills: ['bsl'] }),
      agent({ isHere: false }),
      agent({ status: 'break' }),
      agent({ talking: 2, talkingSince: at(1) }),
      agent({ queues: ['housing'] }),
    ];
    const lines = [line({ waiting: 1 }), line({ kind: 'skill', name: 'bsl', waiting: 1 })];
    const board = toBoard({ lines, agents, targets: [] }, at(10));
    expect(board.queues.map(({ name, available }) => [name, available])).toEqual([
      ['general', 1],
      ['housing', 1],
    ]);
    expect(board.skills.map(({ name, available }) => [name, available])).toEqual([['bsl', 1]]);
  });

  it('shows a queue in which nothing happened, and what is promised of it', () => {
    const targets = [{ name: 'repairs', seconds: 60, share: 80, abandonedShare: 5 }];
    const [queue] = toBoard({ lines: [], agents: [], targets }, at(10)).queues;
    expect(queue).toMatchObject({ name: 'repairs', waiting: 0, ended: 0, longestSince: null, available: 0 });
    expect(queue?.target).toEqual({ seconds: 60, share: 80, abandonedShare: 5 });
  });

  it('names first whoever is free, then who is busy longest', () => {
    const board = toBoard(
      {
        lines: [],
        agents: [
          agent({ name: 'Away', status: 'away' }),
          agent({ name: 'Busy since five', talking: 1, talkingSince: at(5) }),
          agent({ name: 'Busy since two', talking: 1, talkingSince: at(2) }),
          agent({ name: 'Free' }),
        ],
        targets: [],
      },
      at(10),
    );
    expect(board.agents.map(({ name }) => name)).toEqual(['Free', 'Busy since two', 'Busy since five', 'Away']);
  });
});
