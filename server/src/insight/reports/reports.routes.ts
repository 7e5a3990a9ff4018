/** Reports for supervisors, as JSON for the page and as CSV for whoever reckons on. */
import { reportChartSchema, reportQuerySchema } from '@hub/contract';
import type { Report } from '@hub/contract';
import type { Database } from '../../platform/database/client.ts';
import { sendProblemJson } from '../../platform/http/send-problem.ts';
import { parse } from '../../platform/parse.ts';
import type { Routes } from '../../security/index.ts';
import { readCharts } from './charts.store.ts';
import { sendCsv, toCsv } from './csv.ts';
import { servePack } from '../pack/pack.routes.ts';
import { serveStaffing } from '../staffing/staffing.routes.ts';
import { makeReport } from './report.ts';

export function serveReports(routes: Routes, { db, clock }: { db: Database; clock: () => Date }): void {
  serveStaffing(routes, { db });
  servePack(routes, { db, clock });

  routes.staff('GET', '/api/console/reports', async (req, res) => {
    const parsed = parse(reportQuerySchema, req.query);
    if (parsed.ok) res.json(await makeReport(db, parsed.value));
    else sendProblemJson(res, parsed.problem);
  });

  routes.staff('GET', '/api/console/reports/csv', async (req, res) => {
    const parsed = parse(reportQuerySchema, req.query);
    if (parsed.ok) sendCsv(res, 'measures', figuresCsv(await makeReport(db, parsed.value)));
    else sendProblemJson(res, parsed.problem);
  });

  const chartQuery = reportChartSchema.pick({ id: true });
  routes.staff('GET', '/api/console/reports/charts/:chart', async (req, res) => {
    const [query, asked] = [parse(reportQuerySchema, req.query), parse(chartQuery, { id: req.params.chart })];
    if (!query.ok) sendProblemJson(res, query.problem);
    else if (!asked.ok) sendProblemJson(res, asked.problem);
    else res.json((await readCharts(db, query.value.to)).find(({ id }) => id === asked.value.id));
  });

  routes.staff('GET', '/api/console/reports/charts/:chart/csv', async (req, res) => {
    const [query, asked] = [parse(reportQuerySchema, req.query), parse(chartQuery, { id: req.params.chart })];
    if (!query.ok) sendProblemJson(res, query.problem);
    else if (!asked.ok) sendProblemJson(res, asked.problem);
    else
      for (const { id, series, months } of await readCharts(db, query.value.to))
        if (id === asked.value.id)
          sendCsv(res, id, toCsv([['Month', ...series], ...months.map(({ month, counts }) => [month, ...counts])]));
  });
}

/** Figures are exported with what they mean, and a saving with what it stands beside. */
const figuresCsv = ({ figures, channels, promises, saving }: Report): string =>
  toCsv([
    ['Measure', 'Value', 'n', 'Definition'],
    ...[
      ...figures,
      ...channels.map(({ channel, figure }) => ({ ...figure, name: `${figure.name}: ${channel}` })),
      ...promises.map(({ queue, share, seconds, figure }) => ({
        ...figure,
        name: `${figure.name}: ${queue} (promised: ${share}% within ${seconds} s)`,
      })),
      ...[saving.figure],
    ].map(({ name, value, n, definition }) => [name, value, n, definition]),
  ]);
