/** How many agents each half hour of an average day would have needed, for the service level that is chosen. */
import { useId, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { staffedChannelSchema, staffingSchema } from '@hub/contract';
import type { Period, StaffedChannel, Staffing, StaffingQuery } from '@hub/contract';
import { get } from '../../hub/api.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { en } from '../../wording/en.ts';
import { figures } from '../../wording/later/figures.ts';
import { report, staffing as words } from '../../wording/later/report.ts';
import { DataTable } from './data-table.tsx';

const SHARES = [70, 80, 90] as const;

function staffingPath({ from, to, channel, share }: StaffingQuery, part = ''): string {
  const query = new URLSearchParams({ from, to, channel, share: String(share) });
  return `/api/console/reports/staffing${part}?${query.toString()}`;
}

const percent = (share: number) => `${Math.round(share * 100)}%`;

function Rows({
  staffing: { rows, definition, patienceSeconds },
  query,
}: {
  staffing: Staffing;
  query: StaffingQuery;
}) {
  if (rows.length === 0) return <p>{words.nobody}</p>;
  return (
    <>
      <DataTable
        caption={words.table(en.channel[query.channel])}
        heads={words.heads}
        rows={rows.map(({ halfHour, n, arrivals, handleSeconds, patient, impatient }) => [
          halfHour,
          n === null ? report.hidden : n.toLocaleString('en-GB'),
          arrivals === null ? report.hidden : arrivals.toFixed(1),
          handleSeconds === null ? report.hidden : words.minutes(handleSeconds),
          patient === null ? report.hidden : words.agents(patient.agents, percent(patient.occupancy)),
          impatient === null
            ? words.unknown
            : words.impatient(impatient.agents, percent(impatient.occupancy), percent(impatient.abandonment)),
        ])}
      />
      <p className="quiet">{definition}</p>
      <p className="quiet">{patienceSeconds === null ? words.patienceUnknown : words.patience(patienceSeconds)}</p>
      <p>
        <a className="govuk-link" href={staffingPath(query, '/csv')} download>
          {report.downloadOf(words.title, report.csv)}
        </a>{' '}
        <a className="govuk-link" href={staffingPath(query)} download>
          {report.downloadOf(words.title, report.json)}
        </a>
      </p>
    </>
  );
}

export function StaffingPanel({ period }: { period: Period }) {
  const [channelId, shareId, titleId] = [useId(), useId(), useId()];
  const [channel, setChannel] = useState<StaffedChannel>('phone');
  const [share, setShare] = useState(80);
  const query = { ...period, channel, share };
  const staffing = useQuery({
    queryKey: ['staffing', query],
    queryFn: async () => (await get(staffingPath(query), staffingSchema)).body,
    staleTime: 0,
  });
  return (
    <section aria-labelledby={titleId}>
      <h4 className="govuk-heading-s" id={titleId}>
        {words.title}
      </h4>
      <div className="form-field">
        <label className="form-field__label" htmlFor={channelId}>
          {words.channel}
        </label>
        <select
          className="govuk-select"
          id={channelId}
          value={channel}
          onChange={({ target }) => setChannel(staffedChannelSchema.parse(target.value))}
        >
          {staffedChannelSchema.options.map((each) => (
            <option key={each} value={each}>
              {en.channel[each]}
            </option>
          ))}
        </select>
      </div>
      <div className="form-field">
        <label className="form-field__label" htmlFor={shareId}>
          {words.share}
        </label>
        <select
          className="govuk-select"
          id={shareId}
          value={share}
          onChange={({ target }) => setShare(Number(target.value))}
        >
          {SHARES.map((each) => (
            <option key={each} value={each}>
              {words.shareOf(each)}
            </option>
          ))}
        </select>
      </div>
      {staffing.isPending && <Skeleton lines={6} />}
      {staffing.isError && (
        <ProblemNote title={figures.failed} detail={staffing.error.message} onRetry={() => void staffing.refetch()} />
      )}
      {staffing.isSuccess && <Rows staffing={staffing.data} query={query} />}
    </section>
  );
}
