import { describe, expect, it } from '@jest/globals';
import type { CallPhase } from '@hub/contract';
import { contact, event, offer, task, uuid, work } from '../test/builders.ts';
import { sayFor } from './announce.ts';
import { reduce, type Change } from './reduce.ts';
import { initialState, type HubState } from './state.ts';

const started: HubState = reduce(initialState, { type: 'snapshot', work: work({ mine: [contact(1)] }), skewMs: 0 });
const run = (state: HubState, ...changes: Change[]) => changes.reduce(reduce, state);
const events = (n: number, seqs: number[], end = false): Change => ({
  type: 'events',
  conversationId: uuid(1000 + n),
  events: seqs.map((seq) => event(n, seq)),
  end,
});

describe('work', () => {
  it('needs a snapshot before it takes changes', () => {
    expect(reduce(initialState, { type: 'offer', offer: offer(2) }).work).toBeNull();
  });

  it('gives the same when changes that came during the fetch are applied again', () => {
    const changes: Change[] = [
      { type: 'offer', offer: offer(2) },
      { type: 'contact', contact: contact(3, { version: 4 }) },
      { type: 'offer-gone', offerId: offer(2).offerId },
    ];
    const once = run(started, ...changes);
    expect(run(once, ...changes).work).toEqual(once.work);
  });

  it('closes the middle column when its contact is no longer mine', () => {
    const open = reduce(started, { type: 'select', contactId: uuid(1) });
    expect(open.selected).toBe(uuid(1));
    const closed = reduce(open, { type: 'contact', contact: contact(1, { state: 'closed', version: 2 }) });
    expect(closed.selected).toBeNull();
  });
});

describe('what is to do', () => {
  const listed = (...ns: number[]): Change => ({
    type: 'snapshot',
    work: work({ mine: [contact(1)], tasks: ns.map((n) => task(n)) }),
    skewMs: 0,
  });

  it('is what the newest snapshot says, and stays when a contact changes', () => {
    const state = run(started, listed(2, 1), { type: 'contact', contact: contact(1, { version: 2 }) });
    expect(state.work?.tasks).toEqual([task(2), task(1)]);
    expect(run(state, listed(2)).work?.tasks).toEqual([task(2)]);
  });

  it('keeps the conversation that is open', () => {
    const open = reduce(started, { type: 'select', contactId: uuid(1) });
    expect(reduce(open, listed(1)).selected).toBe(uuid(1));
  });
});

describe('threads', () => {
  it('applies in order, ignores repeats, and marks a gap', () => {
    const state = run(started, events(1, [1, 2]), events(1, [2]), events(1, [4]));
    const thread = state.threads[uuid(1001)];
    expect(thread?.lastSeq).toBe(2);
    expect(thread?.behind).toBe(true);
    expect(reduce(state, events(1, [3, 4], true)).threads[uuid(1001)]?.lastSeq).toBe(4);
  });

  it('takes a message out of the outbox when the thread shows it', () => {
    const item = { conversationId: uuid(1001), clientId: uuid(10_001), text: 'Hello', at: '' };
    const waiting = reduce(started, { type: 'send', item });
    expect(waiting.outbox).toHaveLength(1);
    expect(reduce(waiting, events(1, [1])).outbox).toEqual([]);
  });

  it('stops saying that a resident types once they have spoken', () => {
    const typing = reduce(started, { type: 'typing', conversationId: uuid(1001), until: 99 });
    expect(typing.others[uuid(1001)]?.typingUntil).toBe(99);
    expect(reduce(typing, events(1, [1])).others[uuid(1001)]?.typingUntil).toBe(0);
  });

  it('never forgets how far somebody has read', () => {
    const read = (seq: number): Change => ({ type: 'read-by-resident', conversationId: uuid(1001), seq });
    expect(run(started, read(5), read(3)).others[uuid(1001)]?.readSeq).toBe(5);
  });
});

describe('announcements', () => {
  const said = (before: HubState, change: Change) => sayFor(before, reduce(before, change), change)?.text ?? null;

  it('never speaks the history, and each new message once', () => {
    expect(said(started, events(1, [1, 2], true))).toBeNull();
    const complete = reduce(started, events(1, [1, 2], true));
    expect(said(complete, events(1, [3]))).toBe('Resident 1: Message 3');
    expect(said(reduce(complete, events(1, [3])), events(1, [3]))).toBeNull();
    expect(said(complete, events(1, [3, 4, 5]))).toBe('3 new messages from Resident 1.');
  });

  it('says once how a line has changed, with the name where another contact is open', () => {
    const call = (phase: CallPhase): Change => ({
      type: 'call',
      call: { contactId: uuid(1), phase, canRing: true, rings: 0, recording: 'none' },
    });
    expect(said(started, call('talking'))).toBeNull();
    const talking = reduce(started, call('talking'));
    expect(said(talking, call('talking'))).toBeNull();
    expect(said(talking, call('held'))).toBe('Resident 1: They are on hold.');
    const opened = reduce(talking, { type: 'select', contactId: uuid(1) });
    expect(said(opened, call('held'))).toBe('They are on hold.');
  });

  it('says that a conversation has ended', () => {
    const complete = reduce(started, events(1, [1], true));
    const ended = event(1, 2, { kind: 'ended', from: 'system', text: 'The resident has left.' });
    const change: Change = { type: 'events', conversationId: uuid(1001), events: [ended], end: false };
    expect(said(complete, change)).toBe('The resident has left.');
  });

  it('speaks an offer once', () => {
    const change: Change = { type: 'offer', offer: offer(2) };
    expect(said(started, change)).toContain('New offer. Normal. Web chat, Report a missed bin.');
    expect(said(reduce(started, change), change)).toBeNull();
  });

  it('speaks a new thing to do once, politely, and nothing of what was to do at the start', () => {
    const listed = (...ns: number[]): Change => ({
      type: 'snapshot',
      work: work({ tasks: ns.map((n) => task(n)) }),
      skewMs: 0,
    });
    expect(said(initialState, listed(1))).toBeNull();
    expect(sayFor(started, reduce(started, listed(1)), listed(1))).toEqual({
      text: 'New to do: refer to safeguarding',
      urgent: false,
    });
    const told = reduce(started, listed(1));
    expect(said(told, listed(1))).toBeNull();
    expect(said(told, listed())).toBeNull();
    expect(said(told, listed(3, 2, 1))).toBe('2 new things to do.');
  });

  it('is silent about the first connection and speaks of a lost one', () => {
    expect(said(started, { type: 'connection', connection: 'online' })).toBeNull();
    const online = reduce(started, { type: 'connection', connection: 'online' });
    expect(said(online, { type: 'connection', connection: 'offline' })).toContain('lost');
  });
});
