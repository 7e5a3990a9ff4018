import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { lineTypeOf } from './line-type.ts';

describe('the sort of line', () => {
  it.each([
    ['+447700900001', 'mobile'],
    ['07700 900001', 'mobile'],
    ['+447624900001', 'mobile'],
    ['+447011900001', 'other'],
    ['+447600900001', 'other'],
    ['+441632960001', 'landline'],
    ['+442079460000', 'landline'],
    ['+448081570000', 'other'],
    ['+12025550100', 'other'],
    ['84433', 'other'],
    ['DeliveryCo', 'other'],
    ['Call 07700900001', 'other'],
    ['', 'other'],
  ])('%s is %s', (number, type) => {
    expect(lineTypeOf(number)).toBe(type);
  });

  it('is never mobile but for eleven digits that begin with 07', () => {
    fc.assert(fc.property(fc.string(), (text) => lineTypeOf(text) !== 'mobile' || /7\D*(\d\D*){9}$/.test(text)));
  });
});
