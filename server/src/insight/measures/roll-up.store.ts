/** The daily roll-up, and the months of it: written anew for the days in which something may still change. */
import type { Database } from '../../platform/database/client.ts';
import { restateLedger } from '../ledger/ledger.store.ts';
import { daysOf, londonDay, plusDays } from '../london-day.ts';
import { restateAgents } from './agents.store.ts';
import { GROUP_KINDS } from './groups.ts';
import { readAnswers, readCompleted, readMeasured } from './measured.store.ts';
import { monthOf, monthsOf } from './months.ts';
import { rollUp } from './roll-up.ts';

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
  const period = { from: from !== null && from < lately ? from : lately, to: today };
  const days = daysOf(period);
  for (const month of monthsOf(period)) {
    for (const day of days.filter((each) => monthOf(each) === month)) {
      await restateLedger(db, { from: day, to: day });
      await restateDay(db, day, now);
    }
    await restateMonth(db, month);
  }
}

/** One day, in one transaction: nobody reads half of it. */
export async function restateDay(db: Database, day: string, now: Date): Promise<void> {
  const period = { from: day, to: day };
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('measure_day'))`;
    const { days, groups } = rollUp(
      {
        contacts: await readMeasured(tx, period),
        answers: await readAnswers(tx, period, now),
        completed: await readCompleted(tx, period),
      },
      now,
    );
    // As one parameter each: a busy day has more rows than a statement may have parameters.
    await tx.$executeRaw`DELETE FROM "measure_day" WHERE "day" = ${day}::date`;
    await tx.$executeRaw`
      INSERT INTO "measure_day" ("day", "queue", "channel", "service_id", "sums")
      SELECT r."day", r."queue", r."channel", r."serviceId", r."sums" FROM jsonb_to_recordset(${JSON.stringify(days)}::jsonb)
        AS r ("day" date, "queue" text, "channel" text, "serviceId" text, "sums" jsonb)`;
    await tx.$executeRaw`
      DELETE FROM "measure_group_day" WHERE "kind" = ANY (${GROUP_KINDS}::text[]) AND "day" = ${day}::date`;
    await tx.$executeRaw`
      INSERT INTO "measure_group_day" ("day", "kind", "part", "channel", "service_id", "sums")
      SELECT r."day", r."kind", r."part", r."channel", r."serviceId", r."sums" FROM jsonb_to_recordset(${JSON.stringify(groups)}::jsonb)
        AS r ("day" date, "kind" text, "part" text, "channel" text, "serviceId" text, "sums" jsonb)`;
    await restateAgents(tx, day, now);
  });
}

/** A month, from its days as they are stored, in one transaction. */
async function restateMonth(db: Database, month: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('measure_day'))`;
    await tx.$executeRaw`DELETE FROM "measure_month" WHERE "month" = ${month}::date`;
    await tx.$executeRaw`
      INSERT INTO "measure_month" ("month", "queue", "channel", "service_id", "sums")
      SELECT ${month}::date, "queue", "channel", "service_id", jsonb_object_agg("name", "sum") FROM (
        SELECT d."queue", d."channel", d."service_id", s."key" AS "name", sum(s."value"::bigint) AS "sum"
        FROM "measure_day" d, jsonb_each_text(d."sums") s
        WHERE d."day" >= ${month}::date AND d."day" < ${month}::date + interval '1 month' GROUP BY 1, 2, 3, 4
      ) a GROUP BY 2, 3, 4`;
    await tx.$executeRaw`
      DELETE FROM "measure_group_month" WHERE "kind" = ANY (${GROUP_KINDS}::text[]) AND "month" = ${month}::date`;
    await tx.$executeRaw`
      INSERT INTO "measure_group_month" ("month", "kind", "part", "channel", "service_id", "sums")
      SELECT ${month}::date, "kind", "part", "channel", "service_id", jsonb_object_agg("name", "sum") FROM (
        SELECT d."kind", d."part", d."channel", d."service_id", s."key" AS "name", sum(s."value"::bigint) AS "sum"
        FROM "measure_group_day" d, jsonb_each_text(d."sums") s
        WHERE d."kind" = ANY (${GROUP_KINDS}::text[])
          AND d."day" >= ${month}::date AND d."day" < ${month}::date + interval '1 month' GROUP BY 1, 2, 3, 4, 5
      ) a GROUP BY 2, 3, 4, 5`;
  });
}
