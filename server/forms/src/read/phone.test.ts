import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readUkPhone } from './phone.ts';

describe('readUkPhone', () => {
  it.each([
    ['07700 900123', '07700900123'],
    ['+44 7700 900123', '07700900123'],
    ['+44 (0)7700 900123', '07700900123'],
    ['0044 1632 960 001', '01632960001'],
    ['447700900123', '07700900123'],
    ['(020) 7946-0000', '02079460000'],
    ['my number is 01632 960123 thanks', '01632960123'],
    ['0900 123 4567', undefined],
    ['12345', undefined],
    ['no phone', undefined],
    ['+1 202 555 0100', undefined],
    ['07700 900123 07700 900124', undefined],
  ])('"%s": %s', (text, expected) => {
    expect(readUkPhone(text)).toBe(expected);
  });

  it('gives digits or nothing, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => /^0\d{9,10}$/.test(readUkPhone(text) ?? '0123456789')),
    );
  });
});
