import { describe, expect, it } from '@jest/globals';
import { normalise, placeWords } from './normalise.ts';

describe('normalise', () => {
  it('drops case, accents, apostrophes and hidden characters', () => {
    expect(normalise('CAN’T  Căutați\u200b')).toBe('cant  cautati');
  });

  it('writes letters repeated for effect once', () => {
    expect(normalise('heeeelp soooo')).toBe('help so');
    expect(normalise('street')).toBe('street');
  });

  it('reads no more than 2,000 characters', () => {
    expect(normalise('ab'.repeat(3000))).toHaveLength(2000);
  });
});

describe('placeWords', () => {
  it('marks the beginning and the end', () => {
    expect(placeWords('fire').map(({ word }) => word)).toEqual(['^', 'fire', '$']);
  });

  it('keeps sentences apart, so that a phrase cannot span two', () => {
    const placed = placeWords('gas bill. smell!');
    expect(placed.map(({ word }) => word)).toEqual(['^', 'gas', 'bill', '$', '^', 'smell', '$']);
    expect((placed[5]?.place ?? 0) - (placed[2]?.place ?? 0)).toBeGreaterThan(5);
  });
});
