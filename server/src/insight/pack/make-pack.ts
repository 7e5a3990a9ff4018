/** Puts the pack of a month together from what was added up. */
import { council } from '../../admin/index.ts';
import type { Database } from '../../platform/database/client.ts';
import { londonDay } from '../london-day.ts';
import { makeReport } from '../reports/report.ts';
import { makeStaffing } from '../staffing/make-staffing.ts';
import { packPage } from './pack-page.ts';

export async function makePack(
  db: Database,
  { month, style, now }: { month: string; style: string; now: Date },
): Promise<string> {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const period = { from: `${month}-01`, to: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) };
  return packPage({
    ...{ council, month, style },
    report: await makeReport(db, period),
    staffing: await makeStaffing(db, { ...period, channel: 'phone', share: 80 }),
    today: londonDay(now),
  });
}
