import { describe, expect, it } from '@jest/globals';
import { legsOfContact, legsOfForm, price } from './legs.ts';
import type { ContactRecord } from './legs.ts';
import { TARIFFS, tariffAt } from './tariff.ts';
import type { Tariff } from './tariff.ts';

const at = (time: string) => new Date(`2026-11-02T${time}Z`);
const contact: ContactRecord = {
  id: 'C',
  channel: 'webchat',
  serviceId: 'missed-bin',
  startedAt: at('10:00:00'),
  acceptedAt: null,
  endedWithoutPerson: false,
  firstTurnAt: null,
  takenAt: [],
  calls: [],
};
const rows = (given: Partial<ContactRecord>) =>
  price(legsOfContact({ ...contact, ...given }), TARIFFS).map(({ leg, price: cost }) => `${leg} ${cost}`);

describe('the legs of a contact', () => {
  it('are the assistant, and each agent who took a chat', () => {
    expect(rows({ firstTurnAt: at('10:00:01') })).toEqual(['C/bot 500']);
    expect(rows({ firstTurnAt: at('10:00:01'), takenAt: [at('10:02:00'), at('10:09:00')] })).toEqual([
      'C/bot 500',
      'C/agent-1 13000',
      'C/agent-2 13000',
    ]);
    expect(rows({ acceptedAt: at('10:02:00') })).toEqual(['C/agent-1 13000']);
    expect(rows({ endedWithoutPerson: true })).toEqual(['C/bot 500']);
  });

  it('are a thread of texts, each call, the visit and the letter', () => {
    expect(rows({ channel: 'sms' })).toEqual(['C/thread 8700']);
    expect(rows({ channel: 'phone' })).toEqual(['C/thread 25900']);
    const calls = [
      { id: 'one', startedAt: at('10:00:00') },
      { id: 'two', startedAt: at('11:00:00') },
    ];
    expect(rows({ channel: 'phone', calls })).toEqual(['C/call-one 25900', 'C/call-two 25900']);
    expect(rows({ channel: 'callback' })).toEqual([]);
    expect(rows({ channel: 'callback', acceptedAt: at('12:00:00') })).toEqual(['C/thread 25900']);
    expect(rows({ channel: 'face-to-face' })).toEqual(['C/thread 81500']);
  });

  it('count a form once: online, or with the person who helped', () => {
    const form = { id: 'F', contactId: null, serviceId: 'bulky-waste', sentAt: at('09:00:00') };
    expect(legsOfForm({ ...form, assisted: false, channel: null }).map(({ touch }) => touch)).toEqual(['online']);
    expect(legsOfForm({ ...form, assisted: true, channel: 'phone' })).toEqual([]);
  });
});

describe('the tariff in force', () => {
  const later: Tariff = {
    ...{ id: 'later', touch: 'counter', price: 90_000, validFrom: '2026-06-01' },
    ...{ kind: 'local estimate', source: 'Invented.' },
  };

  it('is the last that began by that day in London, whatever the order they are written in', () => {
    // Midnight in London is 23:00 of Greenwich in summer.
    for (const tariffs of [
      [...TARIFFS, later],
      [later, ...TARIFFS],
    ]) {
      expect(tariffAt(tariffs, 'counter', new Date('2026-05-31T22:59:59Z')).id).toBe('counter-2016');
      expect(tariffAt(tariffs, 'counter', new Date('2026-05-31T23:00:00Z')).id).toBe('later');
    }
  });

  it('is the published one where there is one, and an estimate says so', () => {
    for (const { kind, source } of TARIFFS)
      expect(source).toMatch(kind === 'published' ? /SOCITM/ : /^Local estimate: .*Not measured yet$/);
  });

  it('is asked for in plain words where there is none', () => {
    expect(() => tariffAt(TARIFFS, 'counter', new Date('2010-01-01'))).toThrow(
      'add one to insight/ledger/tariffs.json',
    );
  });
});
