/** What the contacts of some days add up to, by day, queue, channel and service. Pure. */
import { londonDay } from '../london-day.ts';
import type { JudgedAnswer } from './measured.store.ts';
import { addUp, sumsOfContact } from './sums.ts';
import type { MeasuredContact, Sums } from './sums.ts';

export interface DayRow {
  day: string;
  queue: string;
  /** A channel; 'online' for what was done without a contact. */
  channel: string;
  /** '' where none is known. */
  serviceId: string;
  sums: Partial<Sums>;
}

export interface Raw {
  contacts: readonly Omit<MeasuredContact, 'answered'>[];
  answers: readonly JudgedAnswer[];
  completed: readonly { day: string; serviceId: string; count: number }[];
}

const OF_FATE = { resolved: 'botResolved', failed: 'botFailed', unknown: 'botUnknown' } as const;

/** Contacts whose needs the assistant met: an answer resolved and none failed. */
export function answeredBy(answers: readonly JudgedAnswer[]): Set<string> {
  const met = new Set(answers.filter(({ fate }) => fate === 'resolved').map(({ contactId }) => contactId));
  for (const { contactId, fate } of answers) if (fate === 'failed') met.delete(contactId);
  return met;
}

export function rollUp({ contacts, answers, completed }: Raw, now: Date): DayRow[] {
  const answered = answeredBy(answers);
  const single: DayRow[] = [
    ...contacts.map((contact) => ({
      ...{ day: londonDay(contact.startedAt), queue: contact.queue, channel: contact.channel },
      serviceId: contact.serviceId ?? '',
      sums: sumsOfContact({ ...contact, answered: answered.has(contact.id) }, now),
    })),
    ...answers.map(({ day, queue, channel, serviceId, fate }) => ({
      ...{ day, queue, channel, serviceId },
      sums: { [OF_FATE[fate]]: 1 },
    })),
    ...completed.map(({ day, serviceId, count }) => ({
      ...{ day, serviceId, queue: '', channel: 'online' },
      sums: { online: count },
    })),
  ];
  const rows = new Map<string, DayRow>();
  for (const row of single) {
    const key = JSON.stringify([row.day, row.queue, row.channel, row.serviceId]);
    rows.set(key, { ...row, sums: addUp([rows.get(key)?.sums ?? {}, row.sums]) });
  }
  return [...rows.values()];
}
