import { describe, expect, it } from '@jest/globals';
import { isEnough, itemAt, noAnswers, toSend } from './answers.ts';

describe('answers to be checked', () => {
  it('are enough when there are two, one of them not on a letter', () => {
    expect(isEnough(noAnswers)).toBe(false);
    expect(isEnough({ ...noAnswers, dateOfBirth: '12/3/84' })).toBe(false);
    expect(isEnough({ ...noAnswers, postcode: 'ZZ1 1AA', councilTaxAccount: 'ZZ40010017' })).toBe(false);
    expect(isEnough({ ...noAnswers, postcode: ' ', dateOfBirth: '12/3/84' })).toBe(false);
    expect(isEnough({ ...noAnswers, postcode: 'ZZ1 1AA', dateOfBirth: '12/3/84' })).toBe(true);
    expect(isEnough({ ...noAnswers, paymentDay: '15', dateOfBirth: '12/3/84' })).toBe(true);
  });

  it('are sent without what was not asked', () => {
    expect(toSend({ ...noAnswers, postcode: ' ', paymentDay: '15' })).toEqual({ paymentDay: '15' });
  });

  it('are found by what a refusal points at', () => {
    expect(itemAt('answers.dateOfBirth')).toBe('dateOfBirth');
    expect([itemAt('answers'), itemAt('residentReference'), itemAt(undefined)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
