import { describe, expect, it } from '@jest/globals';
import { untilWhen } from './until-when.ts';

const now = new Date(2026, 10, 24, 16, 20).getTime();

describe('until when a contact is set aside', () => {
  it('is so long from now, the morning of the next weekday, or when the agent says', () => {
    expect(untilWhen('half', '', now)).toEqual(new Date(2026, 10, 24, 16, 50));
    expect(untilWhen('two', '', now)).toEqual(new Date(2026, 10, 24, 18, 20));
    expect(untilWhen('weekday', '', now)).toEqual(new Date(2026, 10, 25, 9, 0));
    const friday = new Date(2026, 10, 27, 16, 20).getTime();
    expect(untilWhen('weekday', '', friday)).toEqual(new Date(2026, 10, 30, 9, 0));
    expect(untilWhen('other', '2026-11-24T17:05', now)).toEqual(new Date(2026, 10, 24, 17, 5));
  });

  it('is not known while no time is given', () => {
    expect(untilWhen('other', '', now)).toBeNull();
  });
});
