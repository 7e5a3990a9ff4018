/** Days with other hours than the week has, as supervisors keep them. A bank holiday is no row of theirs: it can be covered, never lost. */
import { hoursValueSchema } from '@hub/contract';
import type { HoursPage, HoursValue } from '@hub/contract';
import { isOpen, localDay } from '@hub/routing-rules';
import type { Hours } from '@hub/routing-rules';
import { exceptionFrom } from '../opening/index.ts';
import type { Opening } from '../opening/index.ts';
import type { Database, Tx } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import { refuseReading } from './reading.ts';
import { lastChanges, toLast } from './shelf.store.ts';
import type { Shelf } from './shelf.store.ts';

export interface HoursPorts {
  clock: () => Date;
  /** The hours of the rules in force. */
  base: () => Hours;
  /** What residents are told of such days: before they come, or on the day itself. */
  inWords: (value: HoursValue, isToday: boolean) => string;
}

const KIND = 'hours-exception';
/** One exception is changed at a time, so that two never take the same day. */
const lockDays = (tx: Tx) => tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(${KIND}, 0))) l`;

export function hoursShelf({ clock, base, inWords }: HoursPorts): Shelf<HoursValue> {
  return {
    kind: KIND,
    schema: hoursValueSchema,
    read: async (tx, id) => {
      const row = await tx.hoursException.findUnique({ where: { id } });
      return row && { version: row.version, value: exceptionFrom(row) };
    },
    write: async (tx, id, kept) => {
      if (!kept) {
        await tx.hoursException.delete({ where: { id }, select: { id: true } });
        return;
      }
      const { from, to, ...rest } = kept.value;
      const data = { ...rest, fromDay: new Date(from), toDay: new Date(to), version: kept.version };
      await tx.hoursException.upsert({ where: { id }, create: { id, ...data }, update: data, select: { id: true } });
    },
    refuse: async (tx, id, { value }) => {
      if (!value) return null;
      if (value.to < localDay(base(), clock()))
        return refused('bad-payload', 'These days are over. Choose days to come.', { where: 'value.to' });
      await lockDays(tx);
      const other = await tx.hoursException.findFirst({
        where: { id: { not: id }, fromDay: { lte: new Date(value.to) }, toDay: { gte: new Date(value.from) } },
      });
      if (other)
        return refused('bad-payload', `One of these days is taken: ${inWords(exceptionFrom(other), false)}`, {
          where: 'value.from',
        });
      // Of days that are closed: times and dates are nobody's wording, and would count as hard words.
      return refuseReading(inWords({ ...value, open: [] }, true), 'value.reason');
    },
  };
}

export type HoursPageKept = Pick<HoursPage, 'exceptions' | 'removed'>;

/** Exceptions that are not over, and those that were removed and whose days are still to come. */
export async function readExceptions(db: Database, { clock, base, inWords }: HoursPorts): Promise<HoursPageKept> {
  const today = localDay(base(), clock());
  const [rows, last] = await Promise.all([
    db.hoursException.findMany({ where: { toDay: { gte: new Date(today) } }, orderBy: { fromDay: 'asc' } }),
    lastChanges(db, KIND),
  ]);
  const { bankHolidays } = base();
  return {
    exceptions: rows.map((row) => {
      const value = exceptionFrom(row);
      const covered = bankHolidays.filter(({ date }) => value.from <= date && date <= value.to);
      return {
        ...{ id: row.id, version: row.version, value, told: inWords(value, false), last: toLast(last.get(row.id)) },
        holidays: covered.map(({ name }) => name),
      };
    }),
    removed: [...last.values()]
      .flatMap(({ removed, changeId, by, at }) => {
        const value = hoursValueSchema.safeParse(removed);
        return value.success && value.data.to >= today ? [{ changeId, by, at, value: value.data }] : [];
      })
      .sort((a, b) => a.value.from.localeCompare(b.value.from)),
  };
}

export interface HoursAround extends Pick<HoursPage, 'lines'> {
  opening: Opening;
  /** When people are here, as residents are told at this moment. */
  told: string;
}

/** The week, the bank holidays and all that is kept beside them, as they stand on the page. */
export async function readHours(db: Database, ports: HoursPorts, around: HoursAround): Promise<HoursPage> {
  const hours = ports.base();
  const now = ports.clock();
  const today = localDay(hours, now);
  return {
    now: { open: isOpen(around.opening.hours, now), told: around.told },
    week: Object.entries(hours.weekly).map(([day, open]) => ({ day, open })),
    source: hours.source,
    lines: around.lines,
    holidays: hours.bankHolidays.filter(({ date }) => date >= today),
    fromRules: hours.overrides.filter(({ to }) => to >= today),
    ...(await readExceptions(db, ports)),
  };
}
