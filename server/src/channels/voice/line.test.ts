import { describe, expect, it } from '@jest/globals';
import { dialled, phaseOf } from './line.store.ts';

const live = {
  id: 'x',
  sid: 'CA1',
  conferenceSid: null,
  agentSid: null,
  held: false,
  status: null,
  direction: 'inbound' as const,
  recording: null,
};

describe('a number that we ring', () => {
  it('is one of the United Kingdom that costs what a call costs, and no other', () => {
    expect(dialled('07700 900123')).toBe('+447700900123');
    expect(dialled('+441632960123')).toBe('+441632960123');
    for (const number of ['+449012345678', '070 1234 5678', '+18005550100', '999', '', null])
      expect(dialled(number)).toBeNull();
  });
});

describe('a line', () => {
  it('rings until somebody answers, waits until an agent is there, and may be on hold', () => {
    expect(phaseOf({ live: null })).toBe('none');
    expect(phaseOf({ live: { ...live, direction: 'outbound', status: 'ringing' } })).toBe('ringing');
    expect(phaseOf({ live })).toBe('waiting');
    expect(phaseOf({ live: { ...live, agentSid: 'CA2' } })).toBe('talking');
    expect(phaseOf({ live: { ...live, agentSid: 'CA2', held: true } })).toBe('held');
  });
});
