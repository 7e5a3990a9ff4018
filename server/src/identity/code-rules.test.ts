import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawDigits } from '../platform/draw-digits.ts';
import { countsUntil, digitsIn, waitToSend } from './code-rules.ts';

const NOW = new Date('2026-11-30T12:00:00Z');
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

describe('a code', () => {
  it('is six digits, and is read however it is spaced', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), fc.constantFrom('', ' ', '-', ' - '), (drawn, between) => {
        const code = drawDigits(() => drawn);
        expect(code).toMatch(/^\d{6}$/);
        expect(digitsIn(` ${code.slice(0, 3)}${between}${code.slice(3)} `)).toBe(code);
      }),
    );
  });

  it.each(['', '12345', '1234567', '12345a', 'one two three', '１２３４５'])('is not "%s"', (said) =>
    expect(digitsIn(said)).toBeNull(),
  );

  it('counts for ten minutes', () => expect(countsUntil(ago(10))).toEqual(NOW));
});

describe('texts to one resident', () => {
  it('are three an hour at most', () => {
    expect(waitToSend([ago(59), ago(30)], NOW)).toBeNull();
    expect(waitToSend([ago(59), ago(30), ago(1)], NOW)).toBe(60);
    expect(waitToSend([ago(60), ago(30), ago(1)], NOW)).toBeNull();
  });
});
