/** What goes wrong on purpose: several things at once, for a handset or for all, so often and no oftener. */
import { describe, expect, it } from '@jest/globals';
import { createFaults, faultSchema } from './faults.ts';
import type { FaultInput } from './faults.ts';

describe('faults', () => {
  const withFaults = (...given: FaultInput[]) => {
    const faults = createFaults();
    for (const fault of given) faults.set(faultSchema.parse(fault));
    return faults;
  };
  const NUMBER = '+447700900001';

  it('are met so often, then never again', () => {
    const faults = withFaults({ mode: '429', times: 2 });
    expect([1, 2, 3].map(() => faults.nextText(NUMBER).has('429'))).toEqual([true, true, false]);
  });

  it('stand beside each other, and texts and calls have their own', () => {
    const faults = withFaults({ mode: '429' }, { mode: 'no-callback' }, { about: 'calls', mode: 'busy' });
    expect([...faults.nextText(NUMBER)]).toEqual(['429', 'no-callback']);
    expect([...faults.nextCall(NUMBER, ['lost-callback'])]).toEqual([]);
    expect([...faults.nextCall(NUMBER)]).toEqual(['busy']);
  });

  it('can be of one handset', () => {
    const faults = withFaults({ mode: 'phone-off', number: NUMBER });
    expect(faults.nextText('+447700900002').size).toBe(0);
    expect(faults.nextText(NUMBER).size).toBe(1);
  });

  it('are counted anew when they are set again, and taken away', () => {
    const faults = withFaults({ mode: '429', times: 5 }, { mode: '429', times: 1 });
    expect(faults.all()).toHaveLength(1);
    faults.set(faultSchema.parse({ mode: 'none' }));
    expect(faults.all()).toEqual([]);
  });

  it('are no other than those that there are', () => {
    expect(faultSchema.safeParse({ mode: 'busy' }).success).toBe(false);
    expect(faultSchema.safeParse({ about: 'calls', mode: 'landline' }).success).toBe(false);
  });
});
