import { describe, expect, it } from '@jest/globals';
import type { Outcome, ProblemCode, Stored } from '@hub/contract';
import { uuid } from '../test/builders.ts';
import { enqueue, type Outbox } from './outbox.ts';
import { reduce } from './reduce.ts';
import { createSender } from './sender.ts';
import { initialState } from './state.ts';

const conversationId = uuid(1001);
const stored = (seq: number): Outcome<Stored> => ({ ok: true, seq, at: '2026-11-24T10:00:00.000Z' });
const refused = (code: ProblemCode): Outcome<Stored> => ({
  ok: false,
  problem: { type: 'about:blank', code, title: 'No', status: 400, detail: `Refused: ${code}` },
});

/** A hub that gives the answers in turn, and a record of what it was asked. */
function setUp(answers: Outcome<Stored>[], texts = ['one', 'two']) {
  const outbox = texts.reduce<Outbox>(
    (held, text, index) => enqueue(held, { conversationId, clientId: uuid(index + 1), text, at: '' }),
    [],
  );
  let state = { ...initialState, outbox };
  const asked: string[] = [];
  const waited: number[] = [];
  let online = true;
  const send = createSender({
    outbox: () => state.outbox,
    online: () => online,
    send: (item) => {
      asked.push(item.text);
      const answer = answers.shift() ?? refused('busy');
      if (answers.length === 0) online = false;
      return Promise.resolve(answer);
    },
    apply: (change) => {
      state = reduce(state, change);
    },
    wait: (seconds) => {
      waited.push(seconds);
      return Promise.resolve();
    },
  });
  return { send, asked, waited, kinds: () => state.outbox.map((item) => item.state.kind) };
}

describe('sending', () => {
  it('sends one after the other', async () => {
    const { send, asked, kinds } = setUp([stored(1), stored(2)]);
    await send(conversationId);
    expect(asked).toEqual(['one', 'two']);
    expect(kinds()).toEqual(['stored', 'stored']);
  });

  it('sends the same message again while the hub is busy, before the next', async () => {
    const { send, asked, waited } = setUp([refused('busy'), refused('draining'), stored(1), stored(2)]);
    await send(conversationId);
    expect(asked).toEqual(['one', 'one', 'one', 'two']);
    expect(waited).toEqual([2, 2]);
  });

  it('keeps a message that the hub will never take, and goes on', async () => {
    const { send, kinds } = setUp([refused('not-your-conversation'), stored(1)]);
    await send(conversationId);
    expect(kinds()).toEqual(['refused', 'stored']);
  });

  it('stops without a connection and keeps the rest', async () => {
    const { send, asked, kinds } = setUp([stored(1)]);
    await send(conversationId);
    expect(asked).toEqual(['one']);
    expect(kinds()).toEqual(['stored', 'waiting']);
  });

  it('never sends one conversation twice at the same time', async () => {
    const { send, asked } = setUp([stored(1), stored(2)]);
    await Promise.all([send(conversationId), send(conversationId)]);
    expect(asked).toEqual(['one', 'two']);
  });
});
