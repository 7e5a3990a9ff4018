import { describe, expect, it } from '@jest/globals';
import { chooseColleague } from './invite.ts';
import type { Colleague } from './invite.ts';

const HOUSING = { channel: 'webchat', queue: 'housing' } as const;
const CHAT = { contactId: 'held', channel: 'webchat', priority: 4 } as const;

const colleague = (staffId: string, part: Partial<Colleague> = {}): Colleague => ({
  ...{ staffId, queues: ['housing'], skills: [], capacity: 2, hand: [], reserveFor: [] },
  ...{ isReady: true, lastOfferedAt: 0 },
  ...part,
});
const chosen = (...colleagues: Colleague[]) => chooseColleague(colleagues, HOUSING, [])?.staffId;

describe('a colleague of a queue who is asked', () => {
  const reserve = colleague('a', { reserveFor: ['housing'] });

  it('is a reserve there only where nobody else can be asked', () => {
    const busy = colleague('b', { hand: [CHAT], skills: ['bsl'], lastOfferedAt: 9 });
    expect(chosen(reserve, busy)).toBe('b');
    expect(chosen(reserve, { ...busy, isReady: false })).toBe('a');
    expect(chosen(reserve, { ...busy, capacity: 1 })).toBe('a');
  });

  it('is no reserve there for being one elsewhere', () => {
    expect(chosen(colleague('a', { reserveFor: ['general'] }), colleague('b', { hand: [CHAT] }))).toBe('a');
  });
});
