/** The measures in SQL alone, straight from what is stored: written apart from the code that they check. */
import type { Database } from '../../../platform/database/client.ts';
import type { MeasureId, Ratio } from '../measures.ts';

export async function inSql(
  db: Database,
  { from, to }: { from: string; to: string },
  now: Date,
): Promise<Record<MeasureId, Ratio>> {
  const [row] = await db.$queryRaw<{ found: Record<MeasureId, Ratio> }[]>`
    WITH bounds AS (
      SELECT ${from}::date::timestamp AT TIME ZONE 'Europe/London' AS lo,
             (${to}::date + 1)::timestamp AT TIME ZONE 'Europe/London' AS hi
    ), c AS (
      SELECT c.*, round(extract(epoch FROM c.accepted_at - c.queued_at)) AS wait,
        c.accepted_at IS NOT NULL AND c.closed_at IS NOT NULL AS handled,
        coalesce(coalesce(c.closed_at, c.ended_at) <= ${now}::timestamptz - interval '72 hours', false) AS settled,
        c.resident_id IS NOT NULL OR c.conversation_id IS NOT NULL AS known,
        EXISTS (SELECT 1 FROM contact l WHERE l.id <> c.id AND l.service_id = c.service_id AND l.direction = 'inbound'
          AND (l.resident_id = c.resident_id OR l.conversation_id = c.conversation_id) AND l.started_at > c.started_at
          AND l.started_at <= coalesce(c.closed_at, c.ended_at) + interval '72 hours') AS back
      FROM contact c, bounds WHERE c.direction = 'inbound' AND c.started_at >= lo AND c.started_at < hi
    ), waited AS (
      SELECT * FROM c WHERE channel IN ('phone', 'webchat') AND queued_at IS NOT NULL
        AND (accepted_at IS NOT NULL OR (closed_at IS NOT NULL
          AND NOT (disposition = 'resident-left' AND round(extract(epoch FROM closed_at - queued_at)) <= 5)))
    ), answers AS (
      SELECT b.contact_id,
        CASE WHEN b.helped IS FALSE
               OR (o.service_id = b.service_id AND o.queued_at >= b.at)
               OR EXISTS (SELECT 1 FROM contact l WHERE l.id <> o.id AND l.service_id = b.service_id AND l.direction = 'inbound'
                    AND (l.resident_id = o.resident_id OR l.conversation_id = o.conversation_id)
                    AND l.started_at > b.at AND l.started_at <= b.at + interval '72 hours') THEN 'failed'
             WHEN b.helped AND b.at <= ${now}::timestamptz - interval '72 hours' THEN 'resolved'
             ELSE 'unknown' END AS fate
      FROM bot_answer b JOIN contact o ON o.id = b.contact_id, bounds WHERE b.at >= lo AND b.at < hi
    ), online AS (
      SELECT count(*) AS n FROM form_draft d, bounds WHERE d.sent_at >= lo AND d.sent_at < hi
    ), by_person AS (
      SELECT count(*) AS n FROM c WHERE handled AND disposition = 'resolved' AND NOT EXISTS (
        SELECT 1 FROM form_draft d WHERE d.conversation_id = c.conversation_id AND d.form_id = c.service_id AND d.sent_at >= c.started_at)
    ), cost AS (
      SELECT sum(f.price) AS pence FROM touch t JOIN tariff f ON f.id = t.tariff_id WHERE t.contact_id IN (SELECT id FROM c)
    ), needs AS (
      SELECT count(*) AS n FROM c WHERE settled AND NOT back AND ((handled AND disposition = 'resolved')
        OR (EXISTS (SELECT 1 FROM answers a WHERE a.contact_id = c.id AND a.fate = 'resolved')
            AND NOT EXISTS (SELECT 1 FROM answers a WHERE a.contact_id = c.id AND a.fate = 'failed')))
    ), asked AS (
      SELECT f.* FROM feedback f JOIN c ON c.id = f.contact_id WHERE f.why_not IS NULL
    ), promised AS (
      SELECT c.*, coalesce(not_before, queued_at) AS due FROM c WHERE channel = 'callback' AND coalesce(not_before, queued_at) IS NOT NULL
        AND (accepted_at IS NOT NULL OR (coalesce(not_before, queued_at) AT TIME ZONE 'Europe/London')::date
             < (${now}::timestamptz AT TIME ZONE 'Europe/London')::date)
    ), share AS (
      SELECT 'serviceLevel' AS id, (SELECT count(*) FROM waited WHERE wait <= CASE channel WHEN 'phone' THEN 20 ELSE 60 END) AS top,
             (SELECT count(*) FROM waited) AS bottom
      UNION ALL SELECT 'speedOfAnswer', (SELECT sum(wait) FROM waited), (SELECT count(wait) FROM waited)
      UNION ALL SELECT 'abandonment', (SELECT count(*) FROM waited WHERE accepted_at IS NULL AND disposition = 'resident-left'),
             (SELECT count(*) FROM waited)
      UNION ALL SELECT 'handlingTime', sum(round(extract(epoch FROM closed_at - accepted_at))) FILTER (WHERE handled),
             count(*) FILTER (WHERE handled) FROM c
      UNION ALL SELECT 'firstContact', count(*) FILTER (WHERE handled AND settled AND known AND disposition = 'resolved' AND NOT back),
             count(*) FILTER (WHERE handled AND settled AND known) FROM c
      UNION ALL SELECT 'coverage', count(*) FILTER (WHERE handled AND settled AND known), count(*) FILTER (WHERE handled AND settled) FROM c
      UNION ALL SELECT 'transfers', count(*) FILTER (WHERE handled AND EXISTS (SELECT 1 FROM offer o WHERE o.contact_id = c.id
             AND o.state = 'accepted' AND o.kind <> 'work' AND o.kind <> 'consult' AND o.asked_by <> o.staff_id)),
             count(*) FILTER (WHERE handled) FROM c
      UNION ALL SELECT 'botResolved', count(*) FILTER (WHERE fate = 'resolved'), count(*) FROM answers
      UNION ALL SELECT 'botFailed', count(*) FILTER (WHERE fate = 'failed'), count(*) FROM answers
      UNION ALL SELECT 'botUnknown', count(*) FILTER (WHERE fate = 'unknown'), count(*) FROM answers
      UNION ALL SELECT 'costPerContact', (SELECT pence FROM cost), count(*) FROM c
      UNION ALL SELECT 'costPerNeed', (SELECT pence FROM cost), n FROM needs
      UNION ALL SELECT 'takeUp', online.n, online.n + by_person.n FROM online, by_person
      UNION ALL SELECT 'satisfaction', count(*) FILTER (WHERE score IN (4, 5)), count(score) FROM asked
      UNION ALL SELECT 'responses', count(score), count(*) FROM asked
      UNION ALL SELECT 'callbackKept', count(*) FILTER (WHERE accepted_at >= due AND (accepted_at AT TIME ZONE 'Europe/London')::date
             = (due AT TIME ZONE 'Europe/London')::date), count(*) FROM promised
    )
    SELECT jsonb_object_agg(id, jsonb_build_object('top', top, 'bottom', bottom)) AS "found" FROM share`;
  if (!row) throw new Error('The measures in SQL gave no row.');
  return row.found;
}
