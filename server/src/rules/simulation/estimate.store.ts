/** From the contacts of a period: how long people take, how many were at work in each hour, how long residents wait before they give up. */
import type { Tx } from '../../platform/database/client.ts';
import type { PastPeriod } from '../past-contacts.store.ts';

export interface Estimates {
  /** Days on which anybody made contact. */
  days: number;
  meanHandleSeconds: number | null;
  meanPatienceSeconds: number | null;
  /** People who had a contact in that hour of a day, on average of the days on which it was worked in; by hour, "00" to "23". */
  agents: Record<string, number>;
}

/**
 * Patience: all waiting together, of those who were answered too, for each who gave up; that is the estimate for patience that
 * is memoryless. Somebody who was free all hour is not seen in contacts, so there may have been more people at work.
 */
export async function readEstimates(db: Tx, { from, before }: PastPeriod): Promise<Estimates> {
  const until = before ?? new Date('9999-01-01T00:00:00Z');
  const [row] = await db.$queryRaw<Estimates[]>`
    WITH c AS (
      SELECT * FROM "contact"
      WHERE "direction" = 'inbound' AND "started_at" >= ${from} AND "started_at" < ${until}
    ), waited AS (
      SELECT extract(epoch FROM coalesce("accepted_at", "closed_at") - "queued_at")::float AS "seconds",
        ("accepted_at" IS NULL AND "disposition" = 'resident-left') AS "left"
      FROM c WHERE "queued_at" IS NOT NULL AND coalesce("accepted_at", "closed_at") >= "queued_at"
    ), worked AS (
      SELECT (h AT TIME ZONE 'Europe/London')::date AS "day", to_char(h AT TIME ZONE 'Europe/London', 'HH24') AS "hour",
        count(DISTINCT c."assigned_to")::float AS "people"
      FROM c, generate_series(date_trunc('hour', c."accepted_at"), c."closed_at", interval '1 hour') h
      WHERE c."assigned_to" IS NOT NULL AND c."closed_at" < c."accepted_at" + interval '12 hours'
      GROUP BY 1, 2
    )
    SELECT
      (SELECT count(DISTINCT ("started_at" AT TIME ZONE 'Europe/London')::date)::int FROM c) AS "days",
      (SELECT avg(extract(epoch FROM "closed_at" - "accepted_at"))::float FROM c
       WHERE "accepted_at" IS NOT NULL AND "closed_at" IS NOT NULL) AS "meanHandleSeconds",
      (SELECT sum("seconds") / nullif(count(*) FILTER (WHERE "left"), 0) FROM waited) AS "meanPatienceSeconds",
      coalesce((SELECT json_object_agg(x."hour", x."people") FROM (
        SELECT "hour", avg("people") AS "people" FROM worked GROUP BY 1) x), '{}') AS "agents"`;
  if (!row) throw new Error('a SELECT without FROM answers one row');
  return row;
}
