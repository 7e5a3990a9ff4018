/** Staffing by half hour for supervisors, as JSON for the page and as CSV. */
import { staffingQuerySchema } from '@hub/contract';
import type { Staffing } from '@hub/contract';
import type { Database } from '../../platform/database/client.ts';
import { sendProblemJson } from '../../platform/http/send-problem.ts';
import { parse } from '../../platform/parse.ts';
import type { Routes } from '../../security/index.ts';
import { sendCsv, toCsv } from '../reports/csv.ts';
import { makeStaffing } from './make-staffing.ts';

export function serveStaffing(routes: Routes, { db }: { db: Database }): void {
  routes.staff('GET', '/api/console/reports/staffing', async (req, res) => {
    const parsed = parse(staffingQuerySchema, req.query);
    if (parsed.ok) res.json(await makeStaffing(db, parsed.value));
    else sendProblemJson(res, parsed.problem);
  });

  routes.staff('GET', '/api/console/reports/staffing/csv', async (req, res) => {
    const parsed = parse(staffingQuerySchema, req.query);
    if (parsed.ok) sendCsv(res, 'staffing', staffingCsv(await makeStaffing(db, parsed.value)));
    else sendProblemJson(res, parsed.problem);
  });
}

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

const staffingCsv = ({ rows, definition }: Staffing): string =>
  toCsv([
    [
      'Half hour',
      'n',
      'Arrivals a day',
      'Handling seconds',
      'Agents (Erlang C)',
      'Answered in time',
      'Occupancy',
    ].concat(['Agents (Erlang A)', 'Answered in time', 'Occupancy', 'Gave up', 'Definition']),
    ...rows.map(({ halfHour, n, arrivals, handleSeconds, patient, impatient }) => [
      ...[halfHour, n, arrivals === null ? null : arrivals.toFixed(1)],
      handleSeconds === null ? null : Math.round(handleSeconds),
      ...(patient === null
        ? [null, null, null]
        : [patient.agents, percent(patient.inTarget), percent(patient.occupancy)]),
      ...(impatient === null
        ? [null, null, null, null]
        : [
            impatient.agents,
            percent(impatient.inTarget),
            percent(impatient.occupancy),
            percent(impatient.abandonment),
          ]),
      definition,
    ]),
  ]);
