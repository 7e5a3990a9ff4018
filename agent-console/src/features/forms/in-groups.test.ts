import { describe, expect, it } from '@jest/globals';
import { inGroups } from './in-groups.ts';

describe('a reference that is read out', () => {
  it.each([
    ['R-7K3M-9QTF', 'R, 7 K 3 M, 9 Q T F'],
    ['BW-481-220', 'B W, 4 8 1, 2 2 0'],
  ])('%s is "%s"', (reference, spelt) => {
    expect(inGroups(reference)).toBe(spelt);
  });
});
