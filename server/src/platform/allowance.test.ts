import { describe, expect, it } from '@jest/globals';
import { createAllowance } from './allowance.ts';

describe('createAllowance', () => {
  it('lets a burst through, then says how long to wait, each sender alone', async () => {
    const allowance = createAllowance(3, 60);
    const spent = [];
    for (let n = 0; n < 4; n += 1) spent.push(await allowance.spend('one'));
    expect(spent.slice(0, 3)).toEqual([null, null, null]);
    expect(spent[3]).toBeGreaterThan(0);
    expect(spent[3]).toBeLessThanOrEqual(60);
    expect(await allowance.spend('another')).toBeNull();
  });
});
