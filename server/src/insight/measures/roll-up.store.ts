/** The daily roll-up: written anew for the days in which something may still change. */
import type { Period } from '@hub/contract';
import type { Database } from '../../platform/database/client.ts';
import { restateLedger } from '../ledger/ledger.store.ts';
import { daysOf, londonDay, plusDays } from '../london-day.ts';
import { restateAgents } from './agents.store.ts';
import { GROUP_KINDS } from './groups.ts';
import type { GroupKind } from './groups.ts';
import { readAnswers, readCompleted, readMeasured } from './measured.store.ts';
import type { Waited } from './percentile.ts';
import { rollUp } from './roll-up.ts';
import type { DayRow } from './roll-up.ts';
import type { Sums } from './sums.ts';

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

/** Days of the council's calendar, and one channel or service where only that is asked for. */
type Asked = Period & { channel?: string | undefined; service?: string | undefined };

/** The rows of a period, as they are stored. */
export function readDays(db: Database, { from, to }: Period): Promise<DayRow[]> {
  return db.$queryRaw<DayRow[]>`
    SELECT "day"::text, "queue", "channel", "service_id" AS "serviceId", "sums" FROM "measure_day"
    WHERE "day" BETWEEN ${from}::date AND ${to}::date
    ORDER BY "day", "queue", "channel", "service_id"`;
}

/** What a period adds up to, by channel. Added up by the database: a year has more rows than a report should carry. */
export function readSums(
  db: Database,
  { from, to, channel, service }: Asked,
): Promise<{ channel: string; sums: Partial<Sums> }[]> {
  return db.$queryRaw`
    SELECT "channel", jsonb_object_agg("name", "sum") AS "sums" FROM (
      SELECT d."channel", s."key" AS "name", sum(s."value"::bigint) AS "sum"
      FROM "measure_day" d, jsonb_each_text(d."sums") s
      WHERE d."day" BETWEEN ${from}::date AND ${to}::date
        AND (${channel ?? null}::text IS NULL OR d."channel" = ${channel ?? null})
        AND (${service ?? null}::text IS NULL OR d."service_id" = ${service ?? null})
      GROUP BY 1, 2
    ) a GROUP BY 1 ORDER BY 1`;
}

/** The same by queue. */
export async function readQueueSums(
  db: Database,
  { from, to, channel, service }: Asked,
): Promise<Map<string, Partial<Sums>>> {
  const rows = await db.$queryRaw<{ queue: string; sums: Partial<Sums> }[]>`
    SELECT "queue", jsonb_object_agg("name", "sum") AS "sums" FROM (
      SELECT d."queue", s."key" AS "name", sum(s."value"::bigint) AS "sum"
      FROM "measure_day" d, jsonb_each_text(d."sums") s
      WHERE d."day" BETWEEN ${from}::date AND ${to}::date
        AND (${channel ?? null}::text IS NULL OR d."channel" = ${channel ?? null})
        AND (${service ?? null}::text IS NULL OR d."service_id" = ${service ?? null})
      GROUP BY 1, 2
    ) a GROUP BY 1`;
  return new Map(rows.map(({ queue, sums }) => [queue, sums]));
}

/** What each part of a period adds up to: each need, or each half hour. */
export function readGroups(
  db: Database,
  kind: Exclude<GroupKind, 'wait'>,
  { from, to, channel, service }: Asked,
): Promise<{ part: string; sums: Partial<Sums> }[]> {
  return db.$queryRaw`
    SELECT "part", jsonb_object_agg("name", "sum") AS "sums" FROM (
      SELECT g."part", s."key" AS "name", sum(s."value"::bigint) AS "sum"
      FROM "measure_group_day" g, jsonb_each_text(g."sums") s
      WHERE g."kind" = ${kind} AND g."day" BETWEEN ${from}::date AND ${to}::date
        AND (${channel ?? null}::text IS NULL OR g."channel" = ${channel ?? null})
        AND (${service ?? null}::text IS NULL OR g."service_id" = ${service ?? null})
      GROUP BY 1, 2
    ) a GROUP BY 1 ORDER BY 1`;
}

/** How many waited each number of seconds until they were answered. Apart from the other groups: it has by far the most rows. */
export function readWaits(db: Database, { from, to, channel, service }: Asked): Promise<Waited[]> {
  return db.$queryRaw`
    SELECT "part"::int AS "seconds", sum(("sums" ->> 'answered')::int)::int AS "answered" FROM "measure_group_day"
    WHERE "kind" = 'wait' AND "day" BETWEEN ${from}::date AND ${to}::date
      AND (${channel ?? null}::text IS NULL OR "channel" = ${channel ?? null})
      AND (${service ?? null}::text IS NULL OR "service_id" = ${service ?? null})
    GROUP BY 1`;
}

/** On how many days of a period there was anybody in any part. */
export async function countDaysWith(db: Database, kind: GroupKind, { from, to, channel }: Asked): Promise<number> {
  const [found] = await db.$queryRaw<{ days: number }[]>`
    SELECT count(DISTINCT "day")::int AS "days" FROM "measure_group_day"
    WHERE "kind" = ${kind} AND "day" BETWEEN ${from}::date AND ${to}::date
      AND (${channel ?? null}::text IS NULL OR "channel" = ${channel ?? null})`;
  return found?.days ?? 0;
}
