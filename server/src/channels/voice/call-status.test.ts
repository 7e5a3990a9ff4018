import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { furtherStatus, isOver } from './call-status.ts';

const words = [
  'queued',
  'initiated',
  'ringing',
  'in-progress',
  'completed',
  'busy',
  'no-answer',
  'failed',
  'canceled',
  'new-word',
];

describe('how far a call got', () => {
  it('never goes back, and stays over once it is over, in whatever order it is told', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(words), (told) => {
        let status: string | null = null;
        for (const word of told) {
          const next = furtherStatus(status, word);
          if (status !== null && isOver(status)) expect(next).toBe(status);
          status = next;
        }
        expect(told.some(isOver)).toBe(status !== null && isOver(status));
      }),
    );
    expect(furtherStatus('in-progress', 'ringing')).toBe('in-progress');
    expect(furtherStatus('in-progress', 'something new')).toBe('in-progress');
  });
});
