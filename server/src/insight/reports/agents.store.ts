/** When agents were available, and when they had a contact. */
import type { Period } from '@hub/contract';
import type { Database } from '../../platform/database/client.ts';
import type { AgentTime, Span } from '../measures/occupancy.ts';

/** Each agent who was there, and the window itself as two moments; what is still going on lasts until `now`. */
export async function readAgents(
  db: Database,
  { from, to }: Period,
  now: Date,
): Promise<{ agents: AgentTime[]; window: Span }> {
  const [window] = await db.$queryRaw<Span[]>`
    SELECT ${from}::date::timestamp AT TIME ZONE 'Europe/London' AS "from",
           least((${to}::date + 1)::timestamp AT TIME ZONE 'Europe/London', ${now}::timestamptz) AS "to"`;
  if (!window) throw new Error('A period has no window.');
  const spans = await db.$queryRaw<(Span & { staffId: string; kind: 'available' | 'busy' })[]>`
    SELECT * FROM (
      SELECT l."staff_id"::text AS "staffId", 'available' AS "kind", l."status", l."at" AS "from",
        coalesce(lead(l."at") OVER (PARTITION BY l."staff_id" ORDER BY l."at", l."id"), ${now}::timestamptz) AS "to"
      FROM "staff_status_log" l
      UNION ALL
      SELECT c."assigned_to"::text, 'busy', 'available', c."accepted_at", coalesce(c."closed_at", ${now}::timestamptz)
      FROM "contact" c WHERE c."assigned_to" IS NOT NULL AND c."accepted_at" IS NOT NULL
    ) s
    WHERE s."status" = 'available' AND s."from" < ${window.to}::timestamptz AND s."to" > ${window.from}::timestamptz`;
  const ids = [...new Set(spans.filter(({ kind }) => kind === 'available').map(({ staffId }) => staffId))];
  const of = (id: string, wanted: string) => spans.filter(({ staffId, kind }) => staffId === id && kind === wanted);
  return { window, agents: ids.map((id) => ({ available: of(id, 'available'), busy: of(id, 'busy') })) };
}
