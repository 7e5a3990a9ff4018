/**
 * Reports over a year of 1,000,000 past contacts: how long each takes over HTTP once the job has added up the days. A month's stands
 * against the same measures reckoned from its contacts themselves.
 */
import { inSql } from '../src/insight/measures/testing/in-sql.ts';
import { restate } from '../src/insight/index.ts';
import { startHub } from '../test/support/hub.ts';
import { withOwnDatabase } from '../test/support/own-database.ts';
import { supervise } from './bench-council.ts';
import { percentile, round } from './figures.ts';
import type { Measurement } from './figures.ts';
import { DAYS, LAST_DAY, writeYear } from './past-contacts.ts';

const CONTACTS = 1_000_000;
const TIMES = 20;
const NOW = new Date(`${LAST_DAY}T18:00:00Z`);
const YEAR = {
  from: new Date(Date.parse(LAST_DAY) - (DAYS - 1) * 86_400_000).toISOString().slice(0, 10),
  to: LAST_DAY,
};
const MONTH = { from: `${LAST_DAY.slice(0, 7)}-01`, to: LAST_DAY };
const QUARTER = { from: new Date(Date.parse(LAST_DAY) - 89 * 86_400_000).toISOString().slice(0, 10), to: LAST_DAY };

const REPORTS = {
  monthMs: { path: '', period: MONTH },
  quarterMs: { path: '', period: QUARTER },
  yearMs: { path: '', period: YEAR },
  yearCsvMs: { path: '/csv', period: YEAR },
  chartMs: { path: '/charts/bulky-waste', period: YEAR },
  chartCsvMs: { path: '/charts/bulky-waste/csv', period: YEAR },
  staffingMs: { path: '/staffing', period: { ...YEAR, channel: 'phone', share: '80' } },
  packMs: { path: '/pack', period: { month: LAST_DAY.slice(0, 7) } },
} as const;

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

async function askFor(url: string, cookie: string): Promise<void> {
  const answer = await fetch(url, { headers: { cookie } });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}.`);
  await answer.text();
}

export function reports(): Promise<Measurement> {
  return withOwnDatabase(async ({ db, url, dir }) => {
    await writeYear(db, CONTACTS);
    const rollUpSeconds = await seconds(() => restate(db, NOW));
    // As the database would do by itself in the minutes after.
    await db.$executeRaw`ANALYZE`;
    const baseline = await seconds(() => inSql(db, MONTH, NOW));
    const hub = await startHub({ DATABASE_URL: url, DATA_DIR: dir, SEED_DEMO: '0' });
    try {
      const cookie = await supervise(db);
      const figures: Record<string, number> = { rollUpSeconds: round(rollUpSeconds, 1) };
      for (const [name, { path, period }] of Object.entries(REPORTS)) {
        const report = `${hub.url}/api/console/reports${path}?${new URLSearchParams(period).toString()}`;
        const times: number[] = [];
        for (let n = 0; n < TIMES; n += 1) times.push((await seconds(() => askFor(report, cookie))) * 1000);
        figures[name] = round(percentile(times, 0.99), 0);
      }
      return {
        figures,
        baseline: { monthFromContactsMs: round(baseline * 1000, 0) },
        ratio: { timesContacts: round((baseline * 1000) / (figures.monthMs ?? 0), 1) },
      };
    } finally {
      await hub.stop();
    }
  });
}
