import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { meansLeave, readChoice, readFreeAnswer, readUkPhone, readYesNo } from './answers.ts';

describe('readYesNo', () => {
  it.each([
    ['Yes', true],
    ['yeah it did thanks', true],
    ['No.', false],
    ['nope', false],
    ['no it did not', false],
    ['I also want to report a missed bin', undefined],
    ['no one has emptied my bin for two weeks', undefined],
    ['', undefined],
  ])('"%s": %s', (text, expected) => {
    expect(readYesNo(text)).toBe(expected);
  });
});

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

describe('readChoice', () => {
  const choices = [
    { name: 'Report a missed bin' },
    { name: 'Request a bulky waste collection' },
    { name: 'Blue Badges' },
  ];

  it.each([
    ['Report a missed bin', 0],
    ['report a missed bin!', 0],
    ['2', 1],
    ['blue badges', 2],
    ['bulky waste', 1],
    ['4', -1],
    ['e', -1],
    ['library', -1],
    ['', -1],
  ])('"%s" is choice %i', (text, index) => {
    expect(choices.findIndex((choice) => choice === readChoice(text, choices))).toBe(index);
  });
});

describe('meansLeave', () => {
  it('knows the button and plain refusals, and nothing more', () => {
    expect(['Leave this', 'leave it', 'never mind', 'no thanks'].every((text) => meansLeave(text, 'Leave this'))).toBe(
      true,
    );
    expect(['Leaver Smith', 'leave this with my mum', 'no'].some((text) => meansLeave(text, 'Leave this'))).toBe(false);
  });
});

describe('readFreeAnswer', () => {
  it('gives one short line', () => {
    expect(readFreeAnswer('  after \n four  ')).toBe('after four');
    expect(readFreeAnswer('x'.repeat(500))).toHaveLength(120);
  });
});
