/** When agents were available, and when they had a contact: read of one day, and kept as two numbers for each agent. */
import type { Period } from '@hub/contract';
import type { Database, Tx } from '../../platform/database/client.ts';
import type { Ratio } from './measures.ts';
import { occupancy } from './occupancy.ts';
import type { Span } from './occupancy.ts';

/** Whoever took a contact longer ago than this is not busy with it: it was left open. */
const LONGEST_DAYS = 31;

/** Writes the day anew for each agent who was available on it; what is still going on lasts until `now`. */
export async function restateAgents(tx: Tx, day: string, now: Date): Promise<void> {
  await tx.$executeRaw`DELETE FROM "agent_day" WHERE "day" = ${day}::date`;
  const [window] = await tx.$queryRaw<Span[]>`
    SELECT ${day}::date::timestamp AT TIME ZONE 'Europe/London' AS "from",
           least((${day}::date + 1)::timestamp AT TIME ZONE 'Europe/London', ${now}::timestamptz) AS "to"`;
  if (!window || window.from >= window.to) return;
  const spans = await tx.$queryRaw<(Span & { staffId: string; kind: 'available' | 'busy' })[]>`
    SELECT * FROM (
      SELECT l."staff_id"::text AS "staffId", 'available' AS "kind", l."status", l."at" AS "from",
        coalesce(lead(l."at") OVER (PARTITION BY l."staff_id" ORDER BY l."at", l."id"), ${window.to}::timestamptz) AS "to"
      FROM "staff" s
      -- From the status in which the day began.
      CROSS JOIN LATERAL (SELECT coalesce(max(p."at"), '-infinity') AS "since" FROM "staff_status_log" p
                          WHERE p."staff_id" = s."id" AND p."at" <= ${window.from}::timestamptz) b
      JOIN "staff_status_log" l ON l."staff_id" = s."id" AND l."at" >= b."since" AND l."at" < ${window.to}::timestamptz
      UNION ALL
      SELECT c."assigned_to"::text, 'busy', 'available', c."accepted_at", coalesce(c."closed_at", ${window.to}::timestamptz)
      FROM "contact" c
      WHERE c."assigned_to" IS NOT NULL AND c."accepted_at" < ${window.to}::timestamptz
        AND c."accepted_at" > ${window.from}::timestamptz - make_interval(days => ${LONGEST_DAYS}::int)
        AND (c."closed_at" IS NULL OR c."closed_at" > ${window.from}::timestamptz)
    ) a
    WHERE a."status" = 'available' AND a."from" < ${window.to}::timestamptz AND a."to" > ${window.from}::timestamptz`;
  const ids = [...new Set(spans.filter(({ kind }) => kind === 'available').map(({ staffId }) => staffId))];
  const of = (id: string, wanted: string) => spans.filter(({ staffId, kind }) => staffId === id && kind === wanted);
  await tx.agentDay.createMany({
    data: ids.map((staffId) => {
      const { top, bottom } = occupancy({ available: of(staffId, 'available'), busy: of(staffId, 'busy') }, window);
      return { day: new Date(day), staffId, busySeconds: top, presentSeconds: bottom };
    }),
  });
}

/** How busy all agents together were on these days, and how many they were. */
export async function readOccupancy(db: Database, { from, to }: Period): Promise<Ratio & { agents: number }> {
  const [found] = await db.$queryRaw<(Ratio & { agents: number })[]>`
    SELECT coalesce(sum("busy_seconds"), 0)::float8 AS "top", coalesce(sum("present_seconds"), 0)::float8 AS "bottom",
           count(DISTINCT "staff_id")::int AS "agents"
    FROM "agent_day" WHERE "day" BETWEEN ${from}::date AND ${to}::date`;
  return found ?? { top: 0, bottom: 0, agents: 0 };
}
