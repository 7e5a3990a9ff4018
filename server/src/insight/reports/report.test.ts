/** What a report tells beside the measures, reckoned a second time in SQL straight from what is stored, over a history that is drawn. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FEWEST_RATINGS } from '@hub/contract';
import type { Report } from '@hub/contract';
import { testDatabase } from '../../../test/support/database.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import { inWords } from '../measures/measures.ts';
import { restate } from '../measures/roll-up.store.ts';
import { drawHistory } from '../measures/testing/history.ts';
import { reportInSql } from '../measures/testing/report-in-sql.ts';
import { makeReport } from './report.ts';

/** The clock goes back on 25 October 2026. Four days, and the four before them. */
const EARLIER = { from: '2026-10-20', to: '2026-10-23' };
const PERIOD = { from: '2026-10-24', to: '2026-10-27' };
const NOW = new Date('2026-10-31T12:00:00Z');

describe('a report', () => {
  let database: TestDatabase;
  let report: Report;
  let again: Awaited<ReturnType<typeof reportInSql>>;
  beforeAll(async () => {
    database = await testDatabase();
    const { db } = database;
    await drawHistory(db, EARLIER, { seed: 1, contacts: 150 });
    await drawHistory(db, PERIOD, { seed: 2, contacts: 300 });
    await restate(db, NOW);
    [report, again] = [await makeReport(db, PERIOD), await reportInSql(db, PERIOD, NOW)];
  }, 120_000);
  afterAll(() => database.close());

  const named = (id: string) => report.figures.find((each) => each.id === id);

  it('has the occupancy of SQL, in which two contacts at once are one time', async () => {
    const { rows } = await occupancyRows();
    expect(rows).toEqual({ ...again.occupancy, agents: again.agents });
    // Fewer than ten agents: hidden.
    expect(named('occupancy')).toMatchObject({ value: null, n: null });
  });

  const occupancyRows = async () => {
    const rows = await database.db.agentDay.findMany({
      where: { day: { gte: new Date(PERIOD.from), lte: new Date(PERIOD.to) } },
    });
    const sum = (name: 'busySeconds' | 'presentSeconds') => rows.reduce((all, row) => all + row[name], 0);
    const agents = new Set(rows.map(({ staffId }) => staffId)).size;
    return { rows: { top: sum('busySeconds'), bottom: sum('presentSeconds'), agents } };
  };

  it('has the net shift of SQL', async () => {
    const before = await reportInSql(database.db, EARLIER, NOW);
    const share = ({ top, bottom }: { top: number; bottom: number }) => (top * 100) / bottom;
    const points = share(again.digital) - share(before.digital);
    expect(before.digital.bottom).toBeGreaterThanOrEqual(FEWEST_RATINGS);
    expect(named('netShift')).toMatchObject({
      value: `${points < 0 ? '' : '+'}${points.toFixed(1)} points`,
      n: Math.min(again.digital.bottom, before.digital.bottom),
    });
  });

  it('has the channel mix of SQL', () => {
    for (const { channel, figure } of report.channels) {
      const n = again.mix[channel] ?? 0;
      const value = inWords({ top: n, bottom: again.digital.bottom }, 'percent');
      expect({ channel, n: figure.n, value: figure.value }).toEqual(
        n < FEWEST_RATINGS ? { channel, n: null, value: null } : { channel, n, value },
      );
    }
    expect(Object.values(again.mix).some((n) => n >= FEWEST_RATINGS)).toBe(true);
  });

  it('has the fairness of SQL for each need', () => {
    const { fairness } = report.saving.beside;
    expect(fairness.map(({ group }) => group)).toEqual(['none', 'bsl', 'hearing']);
    for (const { group, shares } of fairness)
      for (const { id, n, share } of shares) {
        const { top, bottom } = again.fairness[group]?.[id] ?? { top: 0, bottom: 0 };
        expect({ group, id, n, share }).toEqual(
          bottom < FEWEST_RATINGS ? { group, id, n: null, share: null } : { group, id, n: bottom, share: top / bottom },
        );
      }
    expect(fairness.flatMap(({ shares }) => shares).filter(({ n }) => n !== null).length).toBeGreaterThan(3);
  });

  it('has the percentiles of SQL', () => {
    expect(named('waitMedian')?.value).toBe(`${again.median} s`);
    expect(named('waitNinety')?.value).toBe(`${again.ninety} s`);
  });
});
