/** The four charts of the council's report of 2016, from what is stored: a count a month. */
import type { ReportChart } from '@hub/contract';
import type { Database } from '../../platform/database/client.ts';
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

function countMonths(
  db: Database,
  from: string,
  to: string,
): Promise<{ chart: string; series: number; month: string; count: number }[]> {
  return db.$queryRaw`
    WITH topic ("chart", "service") AS (
      VALUES ('environmental', 'report-environmental'), ('environmental', 'report-pothole'),
             ('environmental', 'report-street-light'), ('bulky-waste', 'bulky-waste')
    ), seen AS (
      SELECT t."chart", 0 AS "series", d."sent_at" AS "at" FROM "form_draft" d JOIN topic t ON t."service" = d."form_id"
      UNION ALL
      SELECT 'my-account', 0, "my_account_registered_at" FROM "resident"
      UNION ALL
      SELECT 'my-account', 1, "my_account_registered_at" FROM "resident" WHERE cardinality("my_account_services") > 0
      UNION ALL
      SELECT 'my-account-transactions', 0, d."sent_at" FROM "form_draft" d JOIN "resident" r ON r."id" = d."resident_id"
      WHERE r."my_account_registered_at" <= d."sent_at"
      UNION ALL
      SELECT 'my-account-transactions', 0, a."at" FROM "online_attempt" a JOIN "resident" r ON r."id" = a."resident_id"
      WHERE r."my_account_registered_at" <= a."at" AND a."outcome" = 'completed' AND NOT EXISTS (
        SELECT 1 FROM "form_draft" d WHERE d."conversation_id" = a."conversation_id" AND d."form_id" = a."service_id"
          AND d."sent_at" IS NOT NULL AND d."resident_id" = a."resident_id")
    )
    SELECT "chart", "series", to_char("at" AT TIME ZONE 'Europe/London', 'YYYY-MM') AS "month", count(*)::int AS "count"
    FROM seen
    WHERE "at" >= ${from}::date::timestamp AT TIME ZONE 'Europe/London'
      AND "at" < (${to}::date + 1)::timestamp AT TIME ZONE 'Europe/London'
    GROUP BY 1, 2, 3
    UNION ALL
    -- Contacts are read as they were added up: a year has too many to be counted each time.
    SELECT t."chart", 1, to_char(m."day", 'YYYY-MM'), sum((m."sums" ->> 'taken')::int)::int
    FROM "measure_day" m JOIN topic t ON t."service" = m."service_id"
    WHERE m."day" BETWEEN ${from}::date AND ${to}::date AND m."sums" ? 'taken'
    GROUP BY 1, 2, 3`;
}
