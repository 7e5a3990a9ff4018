import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Outbox } from './outbox.ts';
import {
  addEntry,
  carryOver,
  markRefused,
  markStored,
  markTried,
  nextToSend,
  readOutbox,
  settle,
  tryAgain,
} from './outbox.ts';
import { CONVERSATION, eventOf, idOf, OTHER } from './testing/events.ts';

const write = (outbox: Outbox, number: number): Outbox =>
  addEntry(outbox, { clientId: idOf(number), text: `Words ${number}`, writtenAt: '2026-11-24T10:00:00.000Z' });

type Step = ['write' | 'try' | 'store' | 'refuse' | 'again' | 'show', number];
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.tuple(fc.constantFrom('write', 'try', 'store', 'refuse', 'again', 'show'), fc.integer({ min: 1, max: 5 })),
  { maxLength: 40 },
);

function take(outbox: Outbox, [what, number]: Step): Outbox {
  switch (what) {
    case 'write':
      return write(outbox, number);
    case 'try':
      return markTried(outbox, idOf(number));
    case 'store':
      return markStored(outbox, idOf(number), CONVERSATION);
    case 'refuse':
      return markRefused(outbox, idOf(number));
    case 'again':
      return tryAgain(outbox, idOf(number));
    case 'show':
      return settle(outbox, [eventOf(number, { clientId: idOf(number) })]);
  }
}

describe('outbox', () => {
  it('holds each id once and lets nothing go that the thread has not shown', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        let outbox: Outbox = [];
        const written = new Set<string>();
        for (const step of taken) {
          outbox = take(outbox, step);
          if (step[0] === 'write') written.add(idOf(step[1]));
          if (step[0] === 'show') written.delete(idOf(step[1]));
          expect(new Set(outbox.map((entry) => entry.clientId))).toEqual(written);
          expect(outbox).toHaveLength(written.size);
        }
      }),
    );
  });

  it('sends the first that waits, and the next only when that one is stored or refused', () => {
    const outbox = [1, 2, 3].reduce<Outbox>(write, []);
    expect(nextToSend(markTried(outbox, idOf(1)))?.clientId).toBe(idOf(1));
    expect(nextToSend(markStored(outbox, idOf(1), CONVERSATION))?.clientId).toBe(idOf(2));
    expect(nextToSend(markRefused(outbox, idOf(1)))?.clientId).toBe(idOf(2));
    expect(nextToSend(tryAgain(markRefused(outbox, idOf(1)), idOf(1)))?.clientId).toBe(idOf(1));
    expect(nextToSend([])).toBeNull();
  });

  it('takes into another conversation only what was never stored', () => {
    const outbox = markStored([1, 2].reduce<Outbox>(write, []), idOf(1), CONVERSATION);
    expect(carryOver(outbox, OTHER).map((entry) => entry.clientId)).toEqual([idOf(2)]);
    expect(carryOver(outbox, CONVERSATION)).toHaveLength(2);
  });

  it('survives being kept, and whatever else may be in the storage', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const outbox = taken.reduce<Outbox>(take, []);
        expect(readOutbox(JSON.stringify(outbox))).toEqual(outbox);
      }),
    );
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (kept) => expect(readOutbox(kept)).toEqual([])));
    expect(readOutbox(null)).toEqual([]);
  });
});
