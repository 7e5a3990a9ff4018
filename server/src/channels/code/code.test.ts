import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { drawDigits } from '../../platform/draw-digits.ts';
import { codeIn } from './code.ts';

const digits = fc.stringMatching(/^[0-9]{6}$/);

describe('a code', () => {
  it('is six digits, whatever was drawn', () => {
    fc.assert(
      fc.property(fc.nat(999_999), (drawn) => {
        expect(Number(drawDigits(() => drawn))).toBe(drawn);
        expect(drawDigits(() => drawn)).toMatch(/^\d{6}$/);
      }),
    );
    expect([drawDigits(() => 0), drawDigits((below) => below - 1)]).toEqual(['000000', '999999']);
  });

  it('is read with spaces anywhere', () => {
    const spaces = fc.array(fc.constantFrom('', ' ', '  ', '\n', '\u00a0'), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(digits, spaces, (code, between) => {
        const typed =
          code
            .split('')
            .map((digit, at) => `${between[at]}${digit}`)
            .join('') + (between[6] ?? '');
        expect(codeIn(typed)).toBe(code);
      }),
    );
  });

  it('is none with anything beside the six digits, so that words always count as words', () => {
    const beside = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(digits, beside, (code, text) => {
        expect(codeIn(`${code} ${text}`)).toBeNull();
        expect(codeIn(`${text} ${code}`)).toBeNull();
      }),
    );
    for (const text of ['482910 fire', 'help 482910', '48291', '4829100', '482-910', '', '999'])
      expect(codeIn(text)).toBeNull();
  });
});
