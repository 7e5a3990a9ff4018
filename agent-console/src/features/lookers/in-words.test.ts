import { describe, expect, it } from '@jest/globals';
import { lookersInWords } from './in-words.ts';

describe('who else looks', () => {
  it.each([
    [[], ''],
    [['Sian'], 'Sian is looking'],
    [['Priya', 'Sian'], 'Priya and 1 other are looking'],
    [['Priya', 'Sian', 'Tom'], 'Priya and 2 others are looking'],
  ])('%j is said as "%s"', (names, said) => {
    expect(lookersInWords(names)).toBe(said);
  });
});
