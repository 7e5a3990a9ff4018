import { describe, expect, it } from '@jest/globals';
import { factsInWords } from './facts-in-words.ts';

const NOW = Date.parse('2026-11-24T15:00:00Z');
const because = {
  rule: 'r',
  table: 'channel',
  row: 7,
  clause: 'P51',
  facts: { 'resident.digitalAccess': 'none', 'history.onlineAttempt24h': true, 'hours.open': false },
};

describe('why', () => {
  it('says each fact that matched', () => {
    expect(factsInWords(because, {}, NOW)).toEqual([
      'Resident digital access: none',
      'History online attempt24h: yes',
      'Hours open: no',
    ]);
  });

  it('says since when a fact has been known, where that is on record', () => {
    const since = {
      'resident.digitalAccess': '2026-03-01T09:00:00.000Z',
      'history.onlineAttempt24h': '2026-11-24T14:02:00.000Z',
      'resident.language': '2025-01-01T00:00:00.000Z',
    };
    expect(factsInWords(because, since, NOW)).toEqual([
      'Resident digital access: none (known since 1 March 2026)',
      'History online attempt24h: yes (known since today at 14:02)',
      'Hours open: no',
    ]);
  });
});
