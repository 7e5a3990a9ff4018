import { describe, expect, it } from '@jest/globals';
import { factsInWords } from './facts-in-words.ts';

const NOW = Date.parse('2026-11-24T15:00:00Z');
const because = {
  known: {
    'resident.digitalAccess': 'Digital access: none',
    'history.onlineAttempt24h': 'Tried online in the last 24 hours: yes',
    'derived.staffed': 'People answer now: no',
  },
};

describe('why', () => {
  it('says each fact that matched', () => {
    expect(factsInWords(because, {}, NOW)).toEqual([
      'Digital access: none',
      'Tried online in the last 24 hours: yes',
      'People answer now: no',
    ]);
  });

  it('says since when a fact has been known, where that is on record', () => {
    const since = {
      'resident.digitalAccess': '2026-03-01T09:00:00.000Z',
      'history.onlineAttempt24h': '2026-11-24T14:02:00.000Z',
      'resident.language': '2025-01-01T00:00:00.000Z',
    };
    expect(factsInWords(because, since, NOW)).toEqual([
      'Digital access: none (known since 1 March 2026)',
      'Tried online in the last 24 hours: yes (known since today at 14:02)',
      'People answer now: no',
    ]);
  });
});
