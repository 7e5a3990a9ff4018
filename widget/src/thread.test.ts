import { describe, expect, it } from '@jest/globals';
import { applySync, emptyThread as contractThread } from '@hub/contract';
import type { ConversationEvent } from '@hub/contract';
import fc from 'fast-check';
import { eventOf, OTHER } from './testing/events.ts';
import { addEvent, addEvents, agentName, emptyThread, isBehind, noteTail, stateOf, unreadAfter } from './thread.ts';

const log = Array.from({ length: 12 }, (_, index) => eventOf(index + 1));
const start = emptyThread(eventOf(1).conversationId);
/** A log as a bad network brings it: repeated, reordered, cut short. */
const mangled = fc.array(fc.constantFrom(...log, eventOf(3, { conversationId: OTHER })), { maxLength: 40 });

describe('thread', () => {
  it('is always the beginning of the log, in order and once, whatever comes', () => {
    fc.assert(
      fc.property(mangled, (events) => {
        const thread = addEvents(start, events);
        expect(thread.events).toEqual(log.slice(0, thread.lastSeq));
      }),
    );
  });

  it('loses nothing: what follows the last held sequence makes it whole', () => {
    fc.assert(
      fc.property(mangled, (events) => {
        const thread = addEvents(start, events);
        const whole = addEvents(thread, log.slice(thread.lastSeq));
        expect(whole.events).toEqual(log);
        expect(isBehind(whole)).toBe(false);
      }),
    );
  });

  it('holds what the console would hold', () => {
    fc.assert(
      fc.property(mangled, (events) => {
        const theirs = applySync(contractThread(start.conversationId), events);
        const ours = addEvents(start, events);
        expect({ lastSeq: ours.lastSeq, events: ours.events }).toEqual({
          lastSeq: theirs.lastSeq,
          events: theirs.events,
        });
      }),
    );
  });

  it('knows that it is behind after a gap, and after the tail of a lost last event', () => {
    expect(isBehind(addEvent(start, eventOf(2)))).toBe(true);
    expect(isBehind(noteTail(start, { conversationId: start.conversationId, seq: 1 }))).toBe(true);
    expect(isBehind(noteTail(start, { conversationId: OTHER, seq: 1 }))).toBe(false);
  });

  it('tells who looks after the conversation, from its last turn', () => {
    const turns: [Partial<ConversationEvent>, string, string | null][] = [
      [{ from: 'bot' }, 'bot', null],
      [{ kind: 'queued', from: 'system' }, 'queued', null],
      [{ kind: 'joined', from: 'system', name: 'Priya' }, 'agent', 'Priya'],
      [{ from: 'agent', name: 'Priya' }, 'agent', 'Priya'],
      [{ kind: 'returned', from: 'system' }, 'queued', null],
      [{ kind: 'ended', from: 'system' }, 'ended', null],
    ];
    let thread = start;
    for (const [index, [more, state, name]] of turns.entries()) {
      thread = addEvent(thread, eventOf(index + 1, more));
      expect([stateOf(thread), agentName(thread)]).toEqual([state, name]);
    }
  });

  it('counts as unread what others said after the last look', () => {
    const thread = addEvents(start, [
      eventOf(1, { from: 'bot' }),
      eventOf(2, { from: 'resident' }),
      eventOf(3, { from: 'agent' }),
    ]);
    expect([0, 1, 3].map((seen) => unreadAfter(thread, seen))).toEqual([2, 1, 0]);
  });
});
