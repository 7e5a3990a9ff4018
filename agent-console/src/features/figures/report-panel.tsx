/** The report of a period: measures with n and meaning, costs, savings beside how people fared, and the council's four charts. */
import { useId, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { channelSchema } from '@hub/contract';
import type { FairnessRow, Period, Report, ReportFigure, ReportQuery } from '@hub/contract';
import { fetchServices } from '../../hub/api.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { en } from '../../wording/en.ts';
import { humanise } from '../../wording/in-words.ts';
import { figures } from '../../wording/later/figures.ts';
import { needs } from '../../wording/later/needs.ts';
import { report as words } from '../../wording/later/report.ts';
import { Chart } from './chart.tsx';
import { DataTable } from './data-table.tsx';
import { Downloads } from './downloads.tsx';
import { fetchReport } from './fetch-report.ts';
import { PackLink } from './pack-link.tsx';
import { StaffingPanel } from './staffing-panel.tsx';

const rowOf = ({ name, value, n }: ReportFigure) => [
  name,
  value ?? words.hidden,
  n === null ? words.hidden : n.toLocaleString('en-GB'),
];
const noteOf = ({ definition }: ReportFigure) => definition;
/** A need that nobody has worded is shown as it is. */
const NEEDS: Readonly<Record<string, string>> = needs.choices;
const HEADS = [words.measure, words.value, words.n];

const shareOf = ({ share, low, high, n }: FairnessRow['shares'][number]) =>
  share === null || low === null || high === null || n === null ? words.hidden : words.share(share, low, high, n);

function Saving({ saving, before }: Pick<Report, 'saving' | 'before'>) {
  const { figure, beside } = saving;
  const figures = [figure, beside.satisfaction, beside.firstContact];
  return (
    <>
      <p>{words.savingNote}</p>
      <DataTable caption={words.saving} heads={HEADS} rows={figures.map(rowOf)} notes={figures.map(noteOf)} />
      <DataTable
        caption={words.fairness}
        heads={[words.need, ...Object.values(words.compared)]}
        rows={beside.fairness.map(({ group, shares }) => [
          group === 'none' ? words.none : (NEEDS[group] ?? group),
          ...Object.keys(words.compared).map((id) => {
            const share = shares.find((each) => each.id === id);
            return share ? shareOf(share) : words.hidden;
          }),
        ])}
      />
      <p className="quiet">{words.before(before)}</p>
    </>
  );
}

function Whole({ report, query }: { report: Report; query: ReportQuery }) {
  return (
    <>
      <DataTable
        caption={words.measures}
        heads={HEADS}
        rows={report.figures.map(rowOf)}
        notes={report.figures.map(noteOf)}
      />
      <p className="quiet">{words.few}</p>
      <Downloads title={words.measures} query={query} />
      <DataTable
        caption={words.mix}
        heads={[words.channel, words.value, words.n]}
        rows={report.channels.map(({ channel, figure: { value, n } }) => [
          en.channel[channel],
          value ?? words.hidden,
          n === null ? words.hidden : n.toLocaleString('en-GB'),
        ])}
      />
      <DataTable
        caption={words.promises}
        heads={[words.queue, words.promised, words.value, words.n]}
        rows={report.promises.map(({ queue, share, seconds, figure: { value, n } }) => [
          humanise(queue),
          words.promise(share, seconds),
          value ?? words.hidden,
          n === null ? words.hidden : n.toLocaleString('en-GB'),
        ])}
      />
      <Saving {...report} />
      <DataTable
        caption={words.tariffs}
        heads={[words.touch, words.price, words.source]}
        rows={report.tariffs.map(({ touch, price, source }) => [touch, price, source])}
      />
      {report.charts.map((chart) => (
        <Chart key={chart.id} chart={chart} query={query} />
      ))}
    </>
  );
}

export function ReportPanel({ period }: { period: Period }) {
  const [channelId, serviceId, titleId] = [useId(), useId(), useId()];
  const [channel, setChannel] = useState('');
  const [service, setService] = useState('');
  const services = useQuery({ queryKey: ['services'], queryFn: fetchServices });
  const chosen = channelSchema.safeParse(channel);
  const query = { ...period, ...(chosen.success && { channel: chosen.data }), ...(service !== '' && { service }) };
  const report = useQuery({ queryKey: ['report', query], queryFn: () => fetchReport(query), staleTime: 0 });
  return (
    <section className="report" aria-labelledby={titleId}>
      <h3 className="govuk-heading-s" id={titleId}>
        {words.title}
      </h3>
      <div className="form-field">
        <label className="form-field__label" htmlFor={channelId}>
          {words.channel}
        </label>
        <select
          className="govuk-select"
          id={channelId}
          value={channel}
          onChange={({ target }) => setChannel(target.value)}
        >
          <option value="">{words.allChannels}</option>
          {channelSchema.options.map((each) => (
            <option key={each} value={each}>
              {en.channel[each]}
            </option>
          ))}
        </select>
      </div>
      <div className="form-field">
        <label className="form-field__label" htmlFor={serviceId}>
          {words.service}
        </label>
        <select
          className="govuk-select"
          id={serviceId}
          value={service}
          onChange={({ target }) => setService(target.value)}
        >
          <option value="">{words.allServices}</option>
          {services.data?.services.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {report.isPending && <Skeleton lines={8} />}
      {report.isError && (
        <ProblemNote title={figures.failed} detail={report.error.message} onRetry={() => void report.refetch()} />
      )}
      {report.isSuccess && <Whole report={report.data} query={query} />}
      <StaffingPanel period={period} />
      <PackLink />
    </section>
  );
}
