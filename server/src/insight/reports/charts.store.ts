/** The four charts of the council's report of 2016, from what is stored: a count a month. */
import type { ReportChart } from '@hub/contract';
import type { Database } from '../../platform/database/client.ts';
import { partsOf } from '../measures/months.ts';
import charts from './charts.json' with { type: 'json' };

export type ChartId = ReportChart['id'];
const CHART_IDS = Object.keys(charts) as ChartId[];
const MONTHS = 12;

/** The twelve months that end with the month of a day. */
export function monthsTo(day: string): string[] {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, index) =>
    new Date(Date.UTC(year, month - MONTHS + index, 1)).toISOString().slice(0, 7),
  );
}

export async function readCharts(db: Database, to: string): Promise<ReportChart[]> {
  const months = monthsTo(to);
  const counted = await countMonths(db, `${months[0] ?? to}-01`, to);
  return CHART_IDS.map((id) => ({
    id,
    ...charts[id],
    months: months.map((month) => ({
      month,
      counts: charts[id].series.map(
        (_, series) =>
          counted.find((each) => each.chart === id && each.month === month && each.series === series)?.count ?? 0,
      ),
    })),
  }));
}

/** From the first day of a month. */
function countMonths(
  db: Database,
  from: string,
  to: string,
): Promise<{ chart: string; series: number; month: string; count: number }[]> {
  const { monthsFrom, monthsTo } = partsOf({ from, to });
  return db.$queryRaw`
    WITH topic ("chart", "service") AS (
      VALUES ('environmental', 'report-environmental'), ('environmental', 'report-pothole'),
             ('environmental', 'report-street-light'), ('bulky-waste', 'bulky-waste')
    ), period AS (
      SELECT ${from}::date::timestamp AT TIME ZONE 'Europe/London' AS "from",
             (${to}::date + 1)::timestamp AT TIME ZONE 'Europe/London' AS "until"
    ), form AS MATERIALIZED (
      -- Read once: it is by far the longest list.
      SELECT d."form_id", date_trunc('month', d."sent_at" AT TIME ZONE 'Europe/London') AS "month", count(*) AS "sent",
             count(*) FILTER (WHERE r."my_account_registered_at" <= d."sent_at") AS "with_account"
      FROM period, "form_draft" d LEFT JOIN "resident" r ON r."id" = d."resident_id"
      WHERE d."sent_at" >= period."from" AND d."sent_at" < period."until"
      GROUP BY 1, 2
    ), account AS MATERIALIZED (
      SELECT date_trunc('month', "my_account_registered_at" AT TIME ZONE 'Europe/London') AS "month", count(*) AS "registered",
             count(*) FILTER (WHERE cardinality("my_account_services") > 0) AS "used"
      FROM period, "resident"
      WHERE "my_account_registered_at" >= period."from" AND "my_account_registered_at" < period."until"
      GROUP BY 1
    ), counted AS (
      SELECT t."chart", 0 AS "series", f."month", f."sent" AS "count" FROM form f JOIN topic t ON t."service" = f."form_id"
      UNION ALL
      SELECT 'my-account', 0, "month", "registered" FROM account
      UNION ALL
      SELECT 'my-account', 1, "month", "used" FROM account
      UNION ALL
      SELECT 'my-account-transactions', 0, "month", "with_account" FROM form
      UNION ALL
      SELECT 'my-account-transactions', 0, date_trunc('month', a."at" AT TIME ZONE 'Europe/London'), 1
      FROM period, "online_attempt" a JOIN "resident" r ON r."id" = a."resident_id"
      WHERE a."at" >= period."from" AND a."at" < period."until"
        AND r."my_account_registered_at" <= a."at" AND a."outcome" = 'completed' AND NOT EXISTS (
          SELECT 1 FROM "form_draft" d WHERE d."conversation_id" = a."conversation_id" AND d."form_id" = a."service_id"
            AND d."sent_at" IS NOT NULL AND d."resident_id" = a."resident_id")
      UNION ALL
      -- Contacts are read as they were added up: a year has too many to be counted each time.
      SELECT t."chart", 1, date_trunc('month', m."moment"), (m."sums" ->> 'taken')::bigint
      FROM (
        SELECT "month"::timestamp AS "moment", "service_id", "sums" FROM "measure_month"
        WHERE "month" >= ${monthsFrom}::date AND "month" < ${monthsTo}::date
        UNION ALL
        SELECT "day"::timestamp, "service_id", "sums" FROM "measure_day"
        WHERE "day" >= ${monthsTo}::date AND "day" <= ${to}::date
      ) m JOIN topic t ON t."service" = m."service_id"
    )
    SELECT "chart", "series", to_char("month", 'YYYY-MM') AS "month", sum("count")::int AS "count"
    FROM counted GROUP BY 1, 2, 3 HAVING sum("count") > 0`;
}
