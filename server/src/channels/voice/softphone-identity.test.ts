import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { identityOf, staffIdOf } from './softphone-identity.ts';

describe("the name of an agent's line", () => {
  it('leads back to the agent, and holds what Twilio takes', () => {
    fc.assert(
      fc.property(fc.uuid(), (staffId) => {
        expect(identityOf(staffId)).toMatch(/^\w+$/);
        expect(staffIdOf(`client:${identityOf(staffId)}`)).toBe(staffId);
      }),
    );
    expect(staffIdOf('+447700900001')).toBeNull();
    expect(staffIdOf('client:somebody')).toBeNull();
  });
});
