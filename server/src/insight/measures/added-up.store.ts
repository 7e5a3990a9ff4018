/** What was added up, read for a period: whole months as months, the days around them as days. */
import type { Period } from '@hub/contract';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Database } from '../../platform/database/client.ts';
import type { GroupKind } from './groups.ts';
import { partsOf } from './months.ts';
import type { Waited } from './percentile.ts';
import type { DayRow } from './roll-up.ts';
import type { Sums } from './sums.ts';

/** Days of the council's calendar, and one channel or service where only that is asked for. */
type Asked = Period & { channel?: string | undefined; service?: string | undefined };

const isAskedSql = ({ channel, service }: Asked): Prisma.Sql => Prisma.sql`
  (${channel ?? null}::text IS NULL OR "channel" = ${channel ?? null})
  AND (${service ?? null}::text IS NULL OR "service_id" = ${service ?? null})`;

/** The sums of a period, of `kind` if they are told apart by something. */
function sumsSql(asked: Asked, kind?: GroupKind): Prisma.Sql {
  const { from, monthsFrom, monthsTo, to } = partsOf(asked);
  const [days, months] =
    kind === undefined ? ['measure_day', 'measure_month'] : ['measure_group_day', 'measure_group_month'];
  const columns = Prisma.raw(`"${kind === undefined ? 'queue' : 'part'}", "channel", "service_id", "sums"`);
  const where = kind === undefined ? isAskedSql(asked) : Prisma.sql`"kind" = ${kind} AND ${isAskedSql(asked)}`;
  return Prisma.sql`
    SELECT ${columns} FROM ${Prisma.raw(months)}
    WHERE "month" >= ${monthsFrom}::date AND "month" < ${monthsTo}::date AND ${where}
    UNION ALL
    SELECT ${columns} FROM ${Prisma.raw(days)} WHERE "day" >= ${from}::date AND "day" < ${monthsFrom}::date AND ${where}
    UNION ALL
    SELECT ${columns} FROM ${Prisma.raw(days)} WHERE "day" >= ${monthsTo}::date AND "day" < ${to}::date AND ${where}`;
}

/** The rows of a period, as they are stored. */
export function readDays(db: Database, { from, to }: Period): Promise<DayRow[]> {
  return db.$queryRaw<DayRow[]>`
    SELECT "day"::text, "queue", "channel", "service_id" AS "serviceId", "sums" FROM "measure_day"
    WHERE "day" BETWEEN ${from}::date AND ${to}::date
    ORDER BY "day", "queue", "channel", "service_id"`;
}

/** What a period adds up to, by queue and channel. Added up by the database: a year has more rows than a report should carry. */
export function readSums(
  db: Database,
  asked: Asked,
): Promise<{ queue: string; channel: string; sums: Partial<Sums> }[]> {
  return db.$queryRaw`
    SELECT "queue", "channel", jsonb_object_agg("name", "sum") AS "sums" FROM (
      SELECT d."queue", d."channel", s."key" AS "name", sum(s."value"::bigint) AS "sum"
      FROM (${sumsSql(asked)}) d, jsonb_each_text(d."sums") s GROUP BY 1, 2, 3
    ) a GROUP BY 1, 2 ORDER BY 1, 2`;
}

/** What each part of a period adds up to: each need, or each half hour. */
export function readGroups(
  db: Database,
  kind: Exclude<GroupKind, 'wait'>,
  asked: Asked,
): Promise<{ part: string; sums: Partial<Sums> }[]> {
  return db.$queryRaw`
    SELECT "part", jsonb_object_agg("name", "sum") AS "sums" FROM (
      SELECT g."part", s."key" AS "name", sum(s."value"::bigint) AS "sum"
      FROM (${sumsSql(asked, kind)}) g, jsonb_each_text(g."sums") s GROUP BY 1, 2
    ) a GROUP BY 1 ORDER BY 1`;
}

/** How many waited each number of seconds until they were answered. Apart from the other groups: it has by far the most rows. */
export function readWaits(db: Database, asked: Asked): Promise<Waited[]> {
  return db.$queryRaw`
    SELECT "part"::int AS "seconds", sum(("sums" ->> 'answered')::int)::int AS "answered"
    FROM (${sumsSql(asked, 'wait')}) w GROUP BY 1`;
}

/** On how many days of a period there was anybody in any part. */
export async function countDaysWith(db: Database, kind: GroupKind, { from, to, channel }: Asked): Promise<number> {
  const [found] = await db.$queryRaw<{ days: number }[]>`
    SELECT count(*)::int AS "days" FROM generate_series(${from}::date, ${to}::date, interval '1 day') AS d (day)
    WHERE EXISTS (SELECT 1 FROM "measure_group_day" g
                  WHERE g."kind" = ${kind} AND g."day" = d.day::date
                    AND (${channel ?? null}::text IS NULL OR g."channel" = ${channel ?? null}))`;
  return found?.days ?? 0;
}
