import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { idleLine, isUp, reduceLine, type LineChange } from './line-state.ts';

const after = (...changes: LineChange[]) => changes.reduce(reduceLine, idleLine);
const connect: LineChange = { type: 'connect', contactId: 'a' };
const accept: LineChange = { type: 'accept', at: 1000 };
const muted: LineChange = { type: 'mute', on: true };
const disconnect: LineChange = { type: 'disconnect' };

describe('my line', () => {
  it('connects, is on, is muted and ends', () => {
    expect(after(connect)).toMatchObject({ stage: 'connecting', contactId: 'a' });
    expect(after(connect, accept)).toMatchObject({ stage: 'on', since: 1000, isMuted: false });
    expect(after(connect, accept, muted)).toMatchObject({ stage: 'on', since: 1000, isMuted: true });
    expect(after(connect, accept, muted, disconnect)).toMatchObject({ stage: 'ended', isMuted: false, trouble: null });
  });

  it('says so when it was never let in, but not when I let go of it myself', () => {
    expect(after(connect, disconnect)).toMatchObject({ stage: 'ended', trouble: 'refused' });
    expect(after(connect, { type: 'hang-up' }, disconnect)).toMatchObject({ stage: 'ended', trouble: null });
  });

  it('ends by an error before the talk, and stays through one while they talk', () => {
    const error: LineChange = { type: 'error', trouble: 'network' };
    expect(after(connect, error)).toMatchObject({ stage: 'ended', trouble: 'network' });
    expect(after(connect, accept, error)).toMatchObject({ stage: 'on', trouble: 'network' });
  });

  it('forgets the trouble of the last time when it is tried again', () => {
    expect(after(connect, disconnect, connect)).toMatchObject({ stage: 'connecting', trouble: null });
  });

  it('is in one call at a time, counts the talk from its beginning, and is muted only while it is on', () => {
    const change = fc.oneof(
      fc.constantFrom('a', 'b').map((contactId): LineChange => ({ type: 'connect', contactId })),
      fc.nat().map((at): LineChange => ({ type: 'accept', at })),
      fc.boolean().map((on): LineChange => ({ type: 'mute', on })),
      fc.constantFrom<LineChange>(disconnect, { type: 'hang-up' }, { type: 'error', trouble: 'failed' }),
    );
    fc.assert(
      fc.property(fc.array(change), change, (before, next) => {
        const state = after(...before);
        const then = reduceLine(state, next);
        if (isUp(state) && isUp(then)) expect(then.contactId).toBe(state.contactId);
        if (state.since !== null && then.since !== null) expect(then.since).toBe(state.since);
        expect(then.since !== null).toBe(then.stage === 'on');
        if (then.isMuted) expect(then.stage).toBe('on');
      }),
    );
  });
});
