import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { fromCode, toCode } from './short-code.ts';

describe('a short code', () => {
  it('is 22 letters and leads back to its id', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(toCode(id)).toMatch(/^[\w-]{22}$/);
        expect(fromCode(toCode(id))).toBe(id);
      }),
    );
  });

  it('is nothing else', () => {
    fc.assert(fc.property(fc.string(), (text) => /^[\w-]{22}$/.test(text) || fromCode(text) === null));
  });
});
