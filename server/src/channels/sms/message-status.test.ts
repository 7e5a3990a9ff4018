import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { furtherOf } from './message-status.ts';

const STATUSES =
  'accepted scheduled queued sending sent canceled failed undelivered partially_delivered delivered read'.split(' ');
const after = (events: readonly string[]) => events.reduce<string | null>(furtherOf, null);

describe('how far a text got', () => {
  it('goes no step back', () => {
    expect(after(['delivered', 'sent', 'queued'])).toBe('delivered');
    expect(after(['sent', 'undelivered', 'sending'])).toBe('undelivered');
    expect(after(['delivered', 'read', 'delivered'])).toBe('read');
  });

  it('is the same in whatever order, and however often, the events come', () => {
    const events = fc.array(fc.constantFrom(...STATUSES), { minLength: 1 });
    fc.assert(
      fc.property(events, fc.infiniteStream(fc.nat()), (some, numbers) => {
        const again = [...some, ...some].sort(() => (numbers.next().value % 2 === 0 ? 1 : -1));
        expect(after(again)).toBe(after(some));
      }),
    );
  });

  it('is not changed by what nobody knows', () => {
    expect(after(['sent', 'teleported', 'constructor'])).toBe('sent');
    expect(after(['teleported'])).toBeNull();
  });
});
