/** Asks the hub for the report, and where its downloads are. */
import { reportSchema } from '@hub/contract';
import type { Report, ReportQuery } from '@hub/contract';
import { get } from '../../hub/api.ts';

const REPORTS = '/api/console/reports';

/** Where a report, or a part of it, is to be had for these days. */
export function reportPath({ from, to, channel, service }: ReportQuery, part = ''): string {
  const query = new URLSearchParams({ from, to, ...(channel && { channel }), ...(service && { service }) });
  return `${REPORTS}${part}?${query.toString()}`;
}

export async function fetchReport(query: ReportQuery): Promise<Report> {
  return (await get(reportPath(query), reportSchema)).body;
}
