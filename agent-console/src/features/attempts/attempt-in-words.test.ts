import { describe, expect, it } from '@jest/globals';
import type { Attempt } from '@hub/contract';
import { attemptInWords } from './attempt-in-words.ts';

const NOW = Date.parse('2026-11-24T15:00:00Z');
const attempt = (part: Partial<Attempt> = {}): Attempt => ({
  service: 'Report a pothole',
  outcome: 'failed',
  step: null,
  error: null,
  at: '2026-11-24T14:02:00.000Z',
  ...part,
});

describe('an attempt online', () => {
  it('says the form, the time and what the form said', () => {
    expect(attemptInWords(attempt({ error: 'E-17' }), NOW)).toEqual({
      outcome: 'Tried online',
      rest: 'Report a pothole, 14:02. The form said: E-17.',
    });
  });

  it('says the step, and the day when it was not today', () => {
    const left = attempt({ outcome: 'abandoned', step: 'Where is it?', at: '2026-11-23T14:02:00.000Z' });
    expect(attemptInWords(left, NOW)).toEqual({
      outcome: 'Started online and left',
      rest: 'Report a pothole, 23 Nov, 14:02. The step was: Where is it?',
    });
  });

  it('does without the name of the form', () => {
    expect(attemptInWords(attempt({ service: null, outcome: 'completed' }), NOW)).toEqual({
      outcome: 'Did it online',
      rest: 'a form, 14:02.',
    });
  });
});
