/** The report of a period, put together from what was added up. */
import { channelSchema } from '@hub/contract';
import type { Report, ReportQuery } from '@hub/contract';
import type { Database } from '../../platform/database/client.ts';
import before from '../council-before.json' with { type: 'json' };
import { inPounds } from '../ledger/money.ts';
import { TARIFFS } from '../ledger/tariff.ts';
import { daysOf, plusDays } from '../london-day.ts';
import { fairness } from '../measures/fairness.ts';
import { readAnswers, readMeasured } from '../measures/measured.store.ts';
import { figure, figuresOf, inWords, netShift, ratioOf } from '../measures/measures.ts';
import { occupancy } from '../measures/occupancy.ts';
import { answeredBy } from '../measures/roll-up.ts';
import { readDays } from '../measures/roll-up.store.ts';
import { addUp, sumsOfContact } from '../measures/sums.ts';
import { readAgents } from './agents.store.ts';
import { readCharts } from './charts.store.ts';
import { readPromises } from './promises.store.ts';
import { savingOf } from './saving.ts';

export async function makeReport(db: Database, query: ReportQuery, now: Date): Promise<Report> {
  const { from, to, channel, service } = query;
  const length = daysOf(query).length;
  const earlier = { ...query, from: plusDays(from, -length), to: plusDays(from, -1) };
  const [rows, rowsBefore] = [await readDays(db, query), await readDays(db, earlier)];
  const sums = addUp(rows.map((row) => row.sums));
  const isMeant = (row: { channel: string; serviceId: string | null }) =>
    (channel === undefined || row.channel === channel) && (service === undefined || row.serviceId === service);
  const answers = (await readAnswers(db, query, now)).filter(isMeant);
  const answered = answeredBy(answers);
  const people = (await readMeasured(db, query)).filter(isMeant).flatMap(({ needs, ...contact }) =>
    // Of whom nothing is known, it is not known either that they have no need.
    needs === null ? [] : [{ needs, sums: sumsOfContact({ ...contact, answered: answered.has(contact.id) }, now) }],
  );
  const { agents, window } = await readAgents(db, query, now);
  const figures = [
    ...figuresOf(sums),
    netShift(sums, addUp(rowsBefore.map((row) => row.sums))),
    figure('occupancy', inWords(occupancy(agents, window), 'percent'), agents.length),
  ];
  const named = (id: string) => figures.find((each) => each.id === id) ?? figure('satisfaction', null, 0);
  return {
    ...{ from, to, figures, before },
    channels: channelSchema.options.map((option) => {
      const { contacts } = addUp(rows.filter((row) => row.channel === option).map((row) => row.sums));
      const value = inWords({ top: contacts, bottom: sums.contacts }, 'percent');
      return { channel: option, figure: figure('channelMix', value, contacts) };
    }),
    promises: (await readPromises(db)).map(({ queue, ...promise }) => {
      const { top, bottom } = ratioOf(
        'serviceLevel',
        addUp(rows.filter((row) => row.queue === queue).map((row) => row.sums)),
      );
      return { queue, ...promise, figure: figure('serviceLevel', inWords({ top, bottom }, 'percent'), bottom) };
    }),
    saving: savingOf(answers, {
      satisfaction: named('satisfaction'),
      firstContact: named('firstContact'),
      fairness: fairness(people),
    }),
    tariffs: TARIFFS.map(({ touch, price, validFrom, kind, source }) => ({
      ...{ touch, validFrom, kind, source },
      price: inPounds(price),
    })),
    charts: await readCharts(db, to),
  };
}
