import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readSearch } from './read-search.ts';

describe('what is typed to find a resident', () => {
  it.each([
    ['Whitcombe', null, 'whitcombe'],
    ['zz2 1ab', 'ZZ21AB', null],
    ['Whitcombe, ZZ21AB', 'ZZ21AB', 'whitcombe'],
    ['ZZ2 1AB  Doris   Whitcombe', 'ZZ21AB', 'doris whitcombe'],
    ['100%', null, '100\\%'],
  ])('%s is read', (typed, postcode, name) => {
    expect(readSearch(typed)).toMatchObject({ postcode, name });
  });

  it('is also taken whole, as a reference', () => {
    expect(readSearch(' demo-0010 ').reference).toBe('DEMO-0010');
  });

  it('never leaves a wildcard in a name', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect((readSearch(typed).name ?? '').replace(/\\[\\%_]/g, '')).not.toMatch(/[\\%_]/);
      }),
    );
  });
});
