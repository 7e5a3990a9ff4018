import { describe, expect, it } from '@jest/globals';
import { channelSchema } from '@hub/contract';
import { readDemoData } from './demo-data.ts';
import { PAST_CONTACTS, pastContacts } from './past-contacts.ts';

const now = new Date('2026-11-24T11:00:00Z');
const data = readDemoData();
const contacts = pastContacts(data, now);

describe('the past contacts of the demonstration', () => {
  it('are the same each time, and all lie in the last eight weeks', () => {
    expect(pastContacts(data, now)).toEqual(contacts);
    expect(contacts).toHaveLength(PAST_CONTACTS);
    const eightWeeksAgo = now.getTime() - 56 * 24 * 60 * 60 * 1000;
    for (const { startedAt, queuedAt, acceptedAt, endedAt, closedAt } of contacts) {
      const times = [eightWeeksAgo, startedAt, queuedAt ?? startedAt, acceptedAt ?? startedAt, endedAt, closedAt, now];
      expect(times.map(Number)).toEqual(times.map(Number).sort((a, b) => a - b));
    }
  });

  it('use every channel, and every one of them often enough to be seen', () => {
    for (const channel of channelSchema.options) {
      expect([channel, contacts.filter((contact) => contact.channel === channel).length > 10]).toEqual([channel, true]);
    }
  });

  it('never give a chat to somebody without access, or a call to somebody who cannot use one', () => {
    const residents = new Map(data.residents.map((resident) => [resident.id, resident]));
    const wrong = contacts.filter(({ residentId, channel }) => {
      const resident = residents.get(residentId ?? '');
      if (!resident) return false;
      const barred = [
        ...(resident.digitalAccess === 'none' ? ['webchat', 'email'] : []),
        ...(resident.needs.includes('bsl') ? ['phone', 'callback'] : []),
        ...(resident.lineType === 'landline' ? ['sms'] : []),
      ];
      return barred.includes(channel);
    });
    expect(wrong).toEqual([]);
  });

  it('were answered by somebody who serves their queue', () => {
    const staff = new Map(data.staff.map((person) => [person.id, person]));
    for (const { assignedTo, queue } of contacts) {
      if (assignedTo !== null) expect(staff.get(assignedTo)?.queues).toContain(queue);
    }
  });

  it('call resolved only what was seen to be', () => {
    for (const { disposition, outcome, assignedTo } of contacts) {
      if (assignedTo !== null) expect(outcome === 'resolved').toBe(disposition === 'resolved');
    }
  });
});
