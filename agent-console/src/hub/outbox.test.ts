import { describe, expect, it } from '@jest/globals';
import { applySync, emptyThread } from '@hub/contract';
import { event, uuid } from '../test/builders.ts';
import {
  discard,
  enqueue,
  markRefused,
  markStored,
  markWaiting,
  nextToSend,
  readOutbox,
  settle,
  type Outbox,
} from './outbox.ts';

const item = (n: number, conversation = 1) => ({
  conversationId: uuid(1000 + conversation),
  clientId: uuid(n),
  text: `Text ${n}`,
  at: '2026-11-24T10:00:00.000Z',
});
const box = (...numbers: number[]): Outbox => numbers.reduce<Outbox>((held, n) => enqueue(held, item(n)), []);

describe('the outbox', () => {
  it('sends in the order of writing, one conversation apart from another', () => {
    const outbox = enqueue(box(1, 2), item(3, 2));
    expect(nextToSend(outbox, uuid(1001))?.clientId).toBe(uuid(1));
    expect(nextToSend(markStored(outbox, uuid(1), 7), uuid(1001))?.clientId).toBe(uuid(2));
    expect(nextToSend(outbox, uuid(1002))?.clientId).toBe(uuid(3));
  });

  it('holds an id once', () => {
    const outbox = box(1);
    expect(enqueue(outbox, item(1))).toBe(outbox);
  });

  it('keeps a refused message until the agent decides', () => {
    const refused = markRefused(box(1), uuid(1), 'Too long.');
    expect(nextToSend(refused, uuid(1001))).toBeUndefined();
    expect(nextToSend(markWaiting(refused, uuid(1)), uuid(1001))?.clientId).toBe(uuid(1));
    expect(discard(refused, uuid(1))).toEqual([]);
  });

  it('lets go of a message only when the thread shows it', () => {
    const stored = markStored(box(1, 2), uuid(1), 1);
    const thread = emptyThread(uuid(1001));
    expect(settle(stored, thread)).toBe(stored);
    const shown = applySync(thread, [event(1, 1, { clientId: uuid(1) })]);
    expect(settle(stored, shown).map((held) => held.clientId)).toEqual([uuid(2)]);
  });

  it('survives a reload, sending again what was not seen back', () => {
    const outbox = markRefused(markStored(box(1, 2), uuid(1), 4), uuid(2), 'No.');
    const read = readOutbox(JSON.stringify(outbox));
    expect(read.map((held) => held.state.kind)).toEqual(['waiting', 'refused']);
    expect(readOutbox('{"broken":')).toEqual([]);
    expect(readOutbox('[{"text":1}]')).toEqual([]);
    expect(readOutbox(null)).toEqual([]);
  });
});
