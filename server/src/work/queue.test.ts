import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { choose, effectiveClass, keepFor, order } from './queue.ts';
import type { Agent, Waiting } from './queue.ts';

const now = new Date('2026-11-24T10:00:00.000Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const waiting = (contactId: string, details: Partial<Waiting> = {}): Waiting => ({
  contactId,
  queue: 'general',
  priority: 4,
  skills: [],
  channel: 'webchat',
  queuedAt: minutesAgo(1),
  notBefore: null,
  keptFor: null,
  ...details,
});
const agent = (details: Partial<Agent> = {}): Agent => ({
  staffId: 'priya',
  queues: ['general'],
  skills: [],
  capacity: 2,
  hand: [],
  helpsOut: [],
  declined: [],
  reserveFor: [],
  atWork: [],
  closeTo: [],
  ...details,
});

describe('effectiveClass (P56)', () => {
  it('rises one class each five minutes and stops at class 2', () => {
    expect(effectiveClass(5, minutesAgo(4.9), now)).toBe(5);
    expect(effectiveClass(5, minutesAgo(5), now)).toBe(4);
    expect(effectiveClass(5, minutesAgo(60), now)).toBe(2);
  });

  it('keeps danger to life alone at the top', () => {
    expect(effectiveClass(1, minutesAgo(0), now)).toBe(1);
    expect(effectiveClass(2, minutesAgo(600), now)).toBe(2);
  });

  it('does not sink when a clock is behind', () => {
    expect(effectiveClass(3, new Date(now.getTime() + 60_000), now)).toBe(3);
  });
});

describe('a reserve', () => {
  const regular = (details: Partial<Agent> = {}) => agent({ staffId: 'bola', ...details });
  const reserve = (...atWork: Agent[]) => agent({ reserveFor: ['general'], atWork });
  const chat = waiting('c');
  const next = (who: Agent) => choose(who, [chat], now)?.contactId ?? null;

  it('is offered nothing while somebody else of the queue has a place', () => {
    expect(next(reserve(regular()))).toBeNull();
    expect(next(reserve(regular({ hand: [chat] })))).toBeNull();
    expect(next(regular({ atWork: [regular(), reserve()] }))).toBe('c');
  });

  it.each([
    ['nobody else is at work', []],
    ['their places are taken', [regular({ hand: [chat, chat] })]],
    ['the others are a reserve too', [regular({ reserveFor: ['general'] })]],
    ['the others serve another queue', [regular({ queues: ['housing'] })]],
    ['the others declined it just now', [regular({ declined: [{ contactId: 'c', at: minutesAgo(1), alone: false }] })]],
    ['it is their own', [regular({ closeTo: ['c'] })]],
    ['the only one at work is the reserve', [agent()]],
  ])('is offered it where %s', (_why, atWork) => {
    expect(next(reserve(...atWork))).toBe('c');
  });

  it('is offered it where the others lack a skill, or have no place for a call', () => {
    const signed = waiting('c', { skills: ['bsl'] });
    expect(choose({ ...reserve(regular()), skills: ['bsl'] }, [signed], now)).toBe(signed);
    const call = waiting('c', { channel: 'phone' });
    expect(choose(reserve(regular({ hand: [chat] })), [call], now)).toBe(call);
  });

  it('takes what waits in other queues of theirs as anybody does', () => {
    const housing = waiting('h', { queue: 'housing' });
    const both = { ...reserve(regular({ queues: ['general', 'housing'] })), queues: ['general', 'housing'] };
    expect(choose(both, [chat, housing], now)).toBe(housing);
  });
});

describe('a queue that another helps', () => {
  const housing = (minutes: number, details: Partial<Waiting> = {}) =>
    waiting('h', { queue: 'housing', queuedAt: minutesAgo(minutes), ...details });
  const helper = agent({ helpsOut: [{ queue: 'housing', afterSeconds: 600 }] });

  it('is helped once somebody has waited so long, and never before', () => {
    expect(choose(helper, [housing(9.9)], now)).toBeNull();
    expect(choose(helper, [housing(10)], now)?.contactId).toBe('h');
    expect(choose(agent(), [housing(60)], now)).toBeNull();
  });

  it('counts a call back for later from its time', () => {
    const call = housing(60, { channel: 'callback', notBefore: minutesAgo(9) });
    expect(choose(helper, [call], now)).toBeNull();
    expect(choose(helper, [{ ...call, notBefore: minutesAgo(10) }], now)?.contactId).toBe('h');
  });

  it('is helped by those alone who have the skills', () => {
    expect(choose(helper, [housing(60, { skills: ['bsl'] })], now)).toBeNull();
  });

  it('stands in one order with the helper’s own: class, then age', () => {
    const arbitrary = fc.array(
      fc.record({
        minutes: fc.integer({ min: 0, max: 60 }),
        isTheirs: fc.boolean(),
        priority: fc.integer({ min: 1, max: 5 }),
      }),
    );
    fc.assert(
      fc.property(arbitrary, (given) => {
        const all = given.map(({ minutes, isTheirs, priority }, index) =>
          waiting(`c${index}`, { priority, queuedAt: minutesAgo(minutes), queue: isTheirs ? 'general' : 'housing' }),
        );
        const next = choose(helper, all, now);
        const open = all.filter(({ queue, queuedAt }) => queue === 'general' || queuedAt <= minutesAgo(10));
        expect(next).toEqual([...open].sort((a, b) => order(a, b, now))[0] ?? null);
      }),
    );
  });
});

describe('keepFor (P43)', () => {
  const ask = { priority: 4, seconds: 60, now };

  it('keeps a contact for whoever helped before, for a while, and nothing urgent', () => {
    expect(keepFor('priya', ask)).toEqual({ staffId: 'priya', until: new Date(now.getTime() + 60_000) });
    expect(keepFor(null, ask)).toBeNull();
    expect(keepFor('priya', { ...ask, seconds: 0 })).toBeNull();
    expect(keepFor('priya', { ...ask, priority: 2 })).toBeNull();
  });

  it('holds it out to nobody else until then, and to anybody from then on', () => {
    const contact = waiting('a', { keptFor: keepFor('priya', ask) });
    const later = new Date(now.getTime() + 60_000);
    expect(choose(agent(), [contact], now)).toBe(contact);
    expect(choose(agent({ staffId: 'bola' }), [contact], now)).toBeNull();
    expect(choose(agent({ staffId: 'bola' }), [contact], later)).toBe(contact);
    // Danger that is spoken of while they wait is for whoever is free.
    const urgent = { ...contact, priority: 1 };
    expect(choose(agent({ staffId: 'bola' }), [urgent], now)).toBe(urgent);
  });
});

describe('order (P56)', () => {
  it('lets a routine contact of 30 minutes go before a new class 2', () => {
    const routine = waiting('b', { priority: 5, queuedAt: minutesAgo(30) });
    const fresh = waiting('a', { priority: 2, queuedAt: minutesAgo(0) });
    expect(order(routine, fresh, now)).toBeLessThan(0);
  });

  it('lets danger to life go before everything', () => {
    const danger = waiting('b', { priority: 1, queuedAt: minutesAgo(0) });
    const old = waiting('a', { priority: 2, queuedAt: minutesAgo(90) });
    expect(order(danger, old, now)).toBeLessThan(0);
  });

  it('decides equals by age and then by id', () => {
    expect(order(waiting('b', { queuedAt: minutesAgo(2) }), waiting('a'), now)).toBeLessThan(0);
    expect(order(waiting('a'), waiting('b'), now)).toBeLessThan(0);
    expect(order(waiting('a'), waiting('a'), now)).toBe(0);
  });
});

describe('choose', () => {
  it('passes over other queues and missing skills', () => {
    const list = [waiting('a', { queue: 'housing' }), waiting('b', { skills: ['bsl'] }), waiting('c')];
    expect(choose(agent(), list, now)?.contactId).toBe('c');
    expect(choose(agent({ skills: ['bsl'] }), list, now)?.contactId).toBe('b');
  });

  it('gives nothing to a full agent (P63)', () => {
    const hand = [
      { channel: 'webchat' as const, priority: 4 },
      { channel: 'sms' as const, priority: 4 },
    ];
    expect(choose(agent({ hand }), [waiting('a')], now)).toBeNull();
  });

  it('leaves an agent alone with a contact of class 1 or 2 (P63)', () => {
    const hand = [{ channel: 'webchat' as const, priority: 2 }];
    expect(choose(agent({ hand }), [waiting('a')], now)).toBeNull();
  });

  it('gives danger to life to an agent who has one chat', () => {
    const hand = [{ channel: 'webchat' as const, priority: 4 }];
    expect(choose(agent({ hand }), [waiting('a', { priority: 1 })], now)?.contactId).toBe('a');
  });

  it('gives somebody on the phone a whole agent, and that agent nothing else', () => {
    const call = waiting('a', { channel: 'callback' });
    expect(choose(agent({ hand: [{ channel: 'webchat', priority: 4 }] }), [call], now)).toBeNull();
    expect(choose(agent({ hand: [{ channel: 'phone', priority: 4 }] }), [waiting('b')], now)).toBeNull();
    expect(choose(agent(), [call], now)?.contactId).toBe('a');
    expect(choose(agent({ capacity: 0 }), [call], now)).toBeNull();
  });

  it('holds back what was declined for two minutes, or for ten seconds when nobody else is there', () => {
    const declined = (seconds: number, alone: boolean) =>
      agent({ declined: [{ contactId: 'a', at: new Date(now.getTime() - seconds * 1000), alone }] });
    expect(choose(declined(119, false), [waiting('a')], now)).toBeNull();
    expect(choose(declined(120, false), [waiting('a')], now)?.contactId).toBe('a');
    expect(choose(declined(9, true), [waiting('a')], now)).toBeNull();
    expect(choose(declined(10, true), [waiting('a')], now)?.contactId).toBe('a');
    expect(choose(declined(0, false), [waiting('a'), waiting('b')], now)?.contactId).toBe('b');
  });
});

describe('own contacts (P40)', () => {
  it('are offered to another and never to whoever is close to the resident, whatever else waits', () => {
    const ids = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1 });
    const queue = ids.chain((all) =>
      fc.record({
        contacts: fc.tuple(
          ...all.map((id) =>
            fc.record({ id: fc.constant(id), priority: fc.integer({ min: 1, max: 5 }), age: fc.nat(90) }),
          ),
        ),
        closeTo: fc.subarray(all),
      }),
    );
    fc.assert(
      fc.property(queue, ({ contacts, closeTo }) => {
        const all = contacts.map(({ id, priority, age }) => waiting(id, { priority, queuedAt: minutesAgo(age) }));
        const next = choose(agent({ closeTo }), all, now);
        const others = all.filter(({ contactId }) => !closeTo.includes(contactId));
        expect(next).toEqual(choose(agent(), others, now));
        expect(choose(agent({ staffId: 'tom' }), all, now)).not.toBeNull();
      }),
    );
  });
});
