/** What the contacts of some days add up to: by day, queue, channel and service, and by what else they are told apart. Pure. */
import { londonDay } from '../london-day.ts';
import { groupsOf } from './groups.ts';
import type { GroupPart } from './groups.ts';
import type { JudgedAnswer } from './measured.store.ts';
import { savedBy } from './saved.ts';
import { addUp, sumsOfContact, withoutNothing } from './sums.ts';
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

export type GroupRow = Omit<DayRow, 'queue'> & GroupPart;

export interface Raw {
  contacts: readonly (Omit<MeasuredContact, 'answered'> & { needs: readonly string[] | null })[];
  answers: readonly JudgedAnswer[];
  completed: readonly { day: string; serviceId: string; count: number }[];
}

const OF_FATE = { resolved: 'botResolved', failed: 'botFailed', unknown: 'botUnknown' } as const;

/** Contacts whose needs the assistant met: an answer resolved and none failed. */
function answeredBy(answers: readonly JudgedAnswer[]): Set<string> {
  const met = new Set(answers.filter(({ fate }) => fate === 'resolved').map(({ contactId }) => contactId));
  for (const { contactId, fate } of answers) if (fate === 'failed') met.delete(contactId);
  return met;
}

export function rollUp({ contacts, answers, completed }: Raw, now: Date): { days: DayRow[]; groups: GroupRow[] } {
  const answered = answeredBy(answers);
  const reckoned = contacts.map((contact) => ({
    contact,
    row: { day: londonDay(contact.startedAt), channel: contact.channel, serviceId: contact.serviceId ?? '' },
    sums: sumsOfContact({ ...contact, answered: answered.has(contact.id) }, now),
  }));
  const days: DayRow[] = [
    ...reckoned.map(({ contact: { queue }, row, sums }) => ({ ...row, queue, sums })),
    ...answers.map(({ queue, channel, serviceId, ...answer }) => ({
      ...{ day: answer.day, queue, channel, serviceId },
      sums: { [OF_FATE[answer.fate]]: 1, ...savedBy(answer) },
    })),
    ...completed.map(({ day, serviceId, count }) => ({
      ...{ day, serviceId, queue: '', channel: 'online' },
      sums: { online: count },
    })),
  ];
  const groups: GroupRow[] = reckoned.flatMap(({ contact, row, sums }) =>
    groupsOf(contact, sums).map((group) => ({ ...row, ...group })),
  );
  return {
    days: together(days, ({ day, queue, channel, serviceId }) => [day, queue, channel, serviceId]),
    groups: together(groups, ({ day, kind, part, channel, serviceId }) => [day, kind, part, channel, serviceId]),
  };
}

/** One row for each key, with the sums of all that have it. */
function together<Row extends { sums: Partial<Sums> }>(single: readonly Row[], keyOf: (row: Row) => string[]): Row[] {
  const rows = new Map<string, { row: Row; all: Partial<Sums>[] }>();
  for (const row of single) {
    const key = JSON.stringify(keyOf(row));
    const known = rows.get(key);
    if (known) known.all.push(row.sums);
    else rows.set(key, { row, all: [row.sums] });
  }
  return [...rows.values()].map(({ row, all }) => ({ ...row, sums: withoutNothing(addUp(all)) }));
}
