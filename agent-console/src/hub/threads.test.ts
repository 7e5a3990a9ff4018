import { describe, expect, it } from '@jest/globals';
import type { ConversationEvent, Outcome, SyncReply } from '@hub/contract';
import { event, uuid } from '../test/builders.ts';
import { reduce } from './reduce.ts';
import { initialState } from './state.ts';
import { createThreadKeeper } from './threads.ts';

const conversationId = uuid(1001);
const busy: Outcome<SyncReply> = {
  ok: false,
  problem: { type: 'about:blank', code: 'busy', title: 'Busy', status: 503, detail: 'Busy.' },
};

/** A hub that holds `log` and answers two events at a time; `meanwhile` runs before the first answer. */
function setUp(log: ConversationEvent[], failures: Outcome<SyncReply>[] = [], meanwhile?: () => void) {
  let state = initialState;
  const asked: number[] = [];
  const keep = createThreadKeeper({
    thread: (id) => state.threads[id],
    ask: ({ after }) => {
      asked.push(after);
      const failure = failures.shift();
      if (failure) return Promise.resolve(failure);
      const page = log.slice(after, after + 2);
      const answer = { ok: true as const, events: page, more: after + 2 < log.length };
      if (asked.length === 1) meanwhile?.();
      return Promise.resolve(answer);
    },
    online: () => true,
    apply: (change) => {
      state = reduce(state, change);
    },
    wait: () => Promise.resolve(),
  });
  return { keep, asked, state: () => state };
}

describe('keeping a thread', () => {
  it('fetches page after page to the end', async () => {
    const { keep, asked, state } = setUp([1, 2, 3, 4, 5].map((seq) => event(1, seq)));
    await keep(conversationId);
    expect(asked).toEqual([0, 2, 4]);
    expect(state().threads[conversationId]?.lastSeq).toBe(5);
    expect(state().complete[conversationId]).toBe(true);
  });

  it('looks once more when it was asked while it ran, so that an early event is not lost', async () => {
    const log = [event(1, 1)];
    const room = setUp(log, [], () => {
      log.push(event(1, 2));
      void room.keep(conversationId);
    });
    await room.keep(conversationId);
    expect(room.state().threads[conversationId]?.lastSeq).toBe(2);
  });

  it('tries again while the hub is busy, and says so when it stays busy', async () => {
    const patient = setUp([event(1, 1)], [busy, busy]);
    await patient.keep(conversationId);
    expect(patient.state().threads[conversationId]?.lastSeq).toBe(1);
    const refused = setUp([event(1, 1)], [busy, busy, busy, busy, busy]);
    await refused.keep(conversationId);
    expect(refused.state().threadProblems[conversationId]).toBe('Busy.');
  });
});
