import { describe, expect, it } from '@jest/globals';
import { meansLeave, readChoice, readYesNo } from './answers.ts';

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
