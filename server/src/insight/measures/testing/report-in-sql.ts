/** What a report tells beside the measures, in SQL alone from what is stored: written apart from the code that it checks. */
import type { Database } from '../../../platform/database/client.ts';
import type { Ratio } from '../measures.ts';

interface Found {
  occupancy: Ratio;
  agents: number;
  /** Contacts by chat or text without a call or a visit after them, of all. */
  digital: Ratio;
  mix: Record<string, number>;
  fairness: Record<string, Record<'abandonment' | 'firstContact' | 'satisfaction', Ratio>>;
  median: number;
  ninety: number;
}

export async function reportInSql(db: Database, { from, to }: { from: string; to: string }, now: Date): Promise<Found> {
  const [row] = await db.$queryRaw<{ found: Found }[]>`
    WITH days AS (
      SELECT tstzrange(d AT TIME ZONE 'Europe/London', least((d + interval '1 day') AT TIME ZONE 'Europe/London', ${now}::timestamptz)) AS span
      FROM generate_series(${from}::timestamp, ${to}::timestamp, interval '1 day') d
    ), there AS (
      SELECT staff_id, range_agg(tstzrange(at, coalesce(next, ${now}::timestamptz))) AS spans FROM (
        SELECT *, lead(at) OVER (PARTITION BY staff_id ORDER BY at, id) AS next FROM staff_status_log) l
      WHERE status = 'available' GROUP BY 1
    ), busy AS (
      SELECT assigned_to AS staff_id, range_agg(tstzrange(accepted_at, coalesce(closed_at, ${now}::timestamptz))) AS spans
      FROM contact WHERE assigned_to IS NOT NULL AND accepted_at IS NOT NULL GROUP BY 1
    ), agent AS (
      SELECT t.staff_id, b.spans * multirange(d.span) AS worked, (t.spans + coalesce(b.spans, '{}')) * multirange(d.span) AS present
      FROM days d JOIN there t ON t.spans && d.span LEFT JOIN busy b USING (staff_id)
    ), seconds AS (
      SELECT (SELECT sum(extract(epoch FROM upper(r) - lower(r))) FROM agent, unnest(worked) r) AS worked,
             (SELECT sum(extract(epoch FROM upper(r) - lower(r))) FROM agent, unnest(present) r) AS present
    ), c AS (
      SELECT c.*, f.score, coalesce(r.needs, '{}') AS needs, r.id IS NOT NULL AS on_record,
        extract(epoch FROM c.accepted_at - c.queued_at)::int AS wait,
        extract(epoch FROM c.closed_at - c.queued_at)::int AS until_left,
        coalesce(c.closed_at, c.ended_at) + interval '72 hours' AS settled_at
      FROM contact c LEFT JOIN resident r ON r.id = c.resident_id LEFT JOIN feedback f ON f.contact_id = c.id
      WHERE c.direction = 'inbound' AND (c.started_at AT TIME ZONE 'Europe/London')::date BETWEEN ${from}::date AND ${to}::date
    ), judged AS (
      SELECT c.*, channel IN ('phone', 'webchat') AND queued_at IS NOT NULL AND (accepted_at IS NOT NULL OR (closed_at IS NOT NULL
          AND (disposition IS DISTINCT FROM 'resident-left' OR until_left > 5))) AS offered,
        accepted_at IS NOT NULL AND closed_at IS NOT NULL AND settled_at <= ${now}::timestamptz AS handled_and_settled,
        EXISTS (SELECT 1 FROM contact l WHERE l.id <> c.id AND l.service_id = c.service_id AND l.direction = 'inbound'
          AND (l.resident_id = c.resident_id OR l.conversation_id = c.conversation_id)
          AND l.started_at > c.started_at AND l.started_at <= c.settled_at) AS back,
        EXISTS (SELECT 1 FROM contact l WHERE l.id <> c.id AND l.service_id = c.service_id AND l.direction = 'inbound'
          AND (l.resident_id = c.resident_id OR l.conversation_id = c.conversation_id)
          AND l.channel IN ('phone', 'face-to-face', 'callback')
          AND l.started_at > c.started_at AND l.started_at <= c.settled_at) AS rang
      FROM c
    ), waited AS (
      SELECT wait FROM judged WHERE channel IN ('phone', 'webchat') AND queued_at IS NOT NULL AND accepted_at IS NOT NULL
    ), member AS (
      SELECT 'none' AS need, j.* FROM judged j WHERE on_record AND needs = '{}'
      UNION ALL SELECT n.need, j.* FROM judged j, unnest(j.needs) n(need)
    ), fair AS (
      SELECT need, jsonb_build_object(
        'abandonment', jsonb_build_object('top', count(*) FILTER (WHERE offered AND accepted_at IS NULL AND disposition = 'resident-left'),
          'bottom', count(*) FILTER (WHERE offered)),
        'firstContact', jsonb_build_object('top', count(*) FILTER (WHERE handled_and_settled AND disposition = 'resolved' AND NOT back),
          'bottom', count(*) FILTER (WHERE handled_and_settled)),
        'satisfaction', jsonb_build_object('top', count(*) FILTER (WHERE score >= 4), 'bottom', count(score))) AS shares
      FROM member GROUP BY 1
    )
    SELECT jsonb_build_object(
      'occupancy', (SELECT jsonb_build_object('top', worked, 'bottom', present) FROM seconds),
      'agents', (SELECT count(DISTINCT staff_id) FROM agent),
      'digital', (SELECT jsonb_build_object('top', count(*) FILTER (WHERE channel IN ('webchat', 'sms') AND NOT rang), 'bottom', count(*)) FROM judged),
      'mix', (SELECT jsonb_object_agg(channel, n) FROM (SELECT channel, count(*) AS n FROM c GROUP BY 1) m),
      'fairness', (SELECT jsonb_object_agg(need, shares) FROM fair),
      'median', (SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY greatest(wait, 0)) FROM waited),
      'ninety', (SELECT percentile_disc(0.9) WITHIN GROUP (ORDER BY greatest(wait, 0)) FROM waited)
    ) AS "found"`;
  if (!row) throw new Error('The report in SQL gave no row.');
  return row.found;
}
