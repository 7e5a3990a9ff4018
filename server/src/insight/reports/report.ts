/** The report of a period, put together from what was added up. */
import { channelSchema } from '@hub/contract';
import type { Report, ReportQuery } from '@hub/contract';
import type { Database } from '../../platform/database/client.ts';
import before from '../council-before.json' with { type: 'json' };
import { inPounds } from '../ledger/money.ts';
import { TARIFFS } from '../ledger/tariff.ts';
import { daysOf, plusDays } from '../london-day.ts';
import { readGroups, readSums, readWaits } from '../measures/added-up.store.ts';
import { readOccupancy } from '../measures/agents.store.ts';
import { fairness } from '../measures/fairness.ts';
import { figure, figuresOf, inWords, netShift, ratioOf } from '../measures/measures.ts';
import { waitWithin } from '../measures/percentile.ts';
import { addUp } from '../measures/sums.ts';
import { readCharts } from './charts.store.ts';
import { readPromises } from './promises.store.ts';
import { savingOf } from './saving.ts';

export async function makeReport(db: Database, query: ReportQuery): Promise<Report> {
  const { from, to } = query;
  const length = daysOf(query).length;
  const earlier = { ...query, from: plusDays(from, -length), to: plusDays(from, -1) };
  const [rows, rowsBefore, { agents, ...busy }, waits, promised, byNeed, charts] = await Promise.all([
    readSums(db, query),
    readSums(db, earlier),
    readOccupancy(db, query),
    readWaits(db, query),
    readPromises(db),
    readGroups(db, 'need', query),
    readCharts(db, to),
  ]);
  const sums = addUp(rows.map((row) => row.sums));
  const waited = (id: 'waitMedian' | 'waitNinety', share: number) => {
    const { seconds, n } = waitWithin(waits, share);
    return figure(id, seconds === null ? null : `${seconds} s`, n);
  };
  const figures = [
    ...figuresOf(sums),
    ...[waited('waitMedian', 0.5), waited('waitNinety', 0.9)],
    netShift(sums, addUp(rowsBefore.map((row) => row.sums))),
    figure('occupancy', inWords(busy, 'percent'), agents),
  ];
  const promises = promised.map(({ queue, ...promise }) => {
    const { top, bottom } = ratioOf(
      'serviceLevel',
      addUp(rows.filter((row) => row.queue === queue).map((row) => row.sums)),
    );
    return { queue, ...promise, figure: figure('serviceLevel', inWords({ top, bottom }, 'percent'), bottom) };
  });
  const named = (id: string) => figures.find((each) => each.id === id) ?? figure('satisfaction', null, 0);
  return {
    ...{ from, to, figures, before },
    channels: channelSchema.options.map((option) => {
      const { contacts } = addUp(rows.filter((row) => row.channel === option).map((row) => row.sums));
      const value = inWords({ top: contacts, bottom: sums.contacts }, 'percent');
      return { channel: option, figure: figure('channelMix', value, contacts) };
    }),
    promises,
    saving: savingOf(sums, {
      satisfaction: named('satisfaction'),
      firstContact: named('firstContact'),
      fairness: fairness(byNeed),
    }),
    tariffs: TARIFFS.map(({ touch, price, validFrom, kind, source }) => ({
      ...{ touch, validFrom, kind, source },
      price: inPounds(price),
    })),
    charts,
  };
}
