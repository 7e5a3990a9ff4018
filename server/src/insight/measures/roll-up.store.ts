/** The daily roll-up: written anew for the days in which something may still change. */
import type { Period } from '@hub/contract';
import type { Database } from '../../platform/database/client.ts';
import { restateLedger } from '../ledger/ledger.store.ts';
import { daysOf, londonDay, plusDays } from '../london-day.ts';
import { readAnswers, readCompleted, readMeasured } from './measured.store.ts';
import { rollUp } from './roll-up.ts';
import type { DayRow } from './roll-up.ts';

/** Somebody may come back for three days, and an answer to "How did we do?" may come later still. */
const MAY_CHANGE_DAYS = 10;

/**
 * Restates the ledger and the sums of each day in which something may have changed: the last days, whatever the hub missed while it
 * was down, and everything the first time. The same evidence gives the same rows.
 */
export async function restate(db: Database, now: Date): Promise<void> {
  const today = londonDay(now);
  const [known] = await db.$queryRaw<{ first: string | null; last: string | null }[]>`
    SELECT (SELECT (min("started_at") AT TIME ZONE 'Europe/London')::date::text FROM "contact") AS "first",
           (SELECT max("day")::text FROM "measure_day") AS "last"`;
  const from = known?.last === null ? known.first : plusDays(known?.last ?? today, -MAY_CHANGE_DAYS);
  const lately = plusDays(today, -MAY_CHANGE_DAYS);
  for (const day of daysOf({ from: from !== null && from < lately ? from : lately, to: today })) {
    await restateLedger(db, { from: day, to: day });
    await restateDay(db, day, now);
  }
}

/** One day, in one transaction: nobody reads half of it. */
export async function restateDay(db: Database, day: string, now: Date): Promise<void> {
  const period = { from: day, to: day };
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('measure_day'))`;
    const rows = rollUp(
      {
        contacts: await readMeasured(tx, period),
        answers: await readAnswers(tx, period, now),
        completed: await readCompleted(tx, period),
      },
      now,
    );
    await tx.$executeRaw`DELETE FROM "measure_day" WHERE "day" = ${day}::date`;
    await tx.measureDay.createMany({ data: rows.map((row) => ({ ...row, day: new Date(row.day) })) });
  });
}

/** The rows of a period, of one channel or service where one is asked for. */
export function readDays(
  db: Database,
  { from, to, channel, service }: Period & { channel?: string | undefined; service?: string | undefined },
): Promise<DayRow[]> {
  return db.$queryRaw<DayRow[]>`
    SELECT "day"::text, "queue", "channel", "service_id" AS "serviceId", "sums" FROM "measure_day"
    WHERE "day" BETWEEN ${from}::date AND ${to}::date
      AND (${channel ?? null}::text IS NULL OR "channel" = ${channel ?? null})
      AND (${service ?? null}::text IS NULL OR "service_id" = ${service ?? null})
    ORDER BY "day", "queue", "channel", "service_id"`;
}
