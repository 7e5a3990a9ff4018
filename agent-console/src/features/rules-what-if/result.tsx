/** What a draft would have done: how many contacts change, where they would go, and by service, channel, need and hour with n. */
import { useQuery } from '@tanstack/react-query';
import type { RuleChangedShare, RuleWhatIf, RuleWhatIfResult } from '@hub/contract';
import { fetchServices } from '../../hub/api.ts';
import { dateInWords } from '../../wording/in-words.ts';
import { whatIf as words } from '../../wording/later/rules-what-if.ts';
import { DataTable } from '../figures/data-table.tsx';
import { Contacts } from './contacts.tsx';
import { Guard } from './guard.tsx';
import { Queues } from './queues.tsx';
import { channelName, hourName, needName, routeName, serviceName } from './words.ts';

interface ResultProps {
  draftId: string;
  revision: number;
  csrfToken: string;
  whatIf: RuleWhatIf;
  result: RuleWhatIfResult;
}

const KINDS = ['service', 'channel', 'need', 'hour'] as const;
type Kind = (typeof KINDS)[number];

const listOf = (result: RuleWhatIfResult, kind: Kind): readonly RuleChangedShare[] => {
  const lists = { service: result.byService, channel: result.byChannel, need: result.byNeed, hour: result.byHour };
  // Hours are read in their order; of everything else the most changed comes first.
  return kind === 'hour' ? lists.hour.toSorted((a, b) => (a.name < b.name ? -1 : 1)) : lists[kind];
};

const rowOf = (name: string, { total, changed }: RuleChangedShare): string[] => [
  name,
  total.toLocaleString('en-GB'),
  changed.toLocaleString('en-GB'),
  words.percent(total === 0 ? 0 : changed / total),
];

export function Result({ draftId, revision, csrfToken, whatIf, result }: ResultProps) {
  const services = useQuery({ queryKey: ['services'], queryFn: fetchServices });
  const names = new Map(services.data?.services.map(({ id, name }) => [id, name]));
  const nameOf: Record<Kind, (code: string) => string> = {
    service: (code) => serviceName(code, names),
    channel: channelName,
    need: needName,
    hour: hourName,
  };
  const { period, isCurrent, override } = whatIf;
  return (
    <>
      {!isCurrent && (
        <p>
          <strong>{words.outdated}</strong>
        </p>
      )}
      <p className="quiet">
        {period === null ? words.ofAll : words.of(dateInWords(period.from), dateInWords(period.to))}
      </p>
      <p>{words.sum(result.changed, result.total)}</p>
      <Guard {...{ draftId, revision, csrfToken, override, isCurrent, verdict: result.guard }} />
      <Queues queues={result.queues} />
      {result.flows.length > 0 && (
        <DataTable
          caption={words.flows}
          heads={[words.flow, words.n]}
          rows={result.flows.map(({ from, to, count }) => [
            words.arrow(routeName(from), routeName(to)),
            count.toLocaleString('en-GB'),
          ])}
        />
      )}
      {whatIf.contacts > 0 && <Contacts draftId={draftId} count={whatIf.contacts} names={names} />}
      {KINDS.map((kind) => (
        <DataTable
          key={kind}
          caption={words.by[kind]}
          heads={[words.name[kind], words.n, words.changed, words.share]}
          rows={listOf(result, kind).map((share) => rowOf(nameOf[kind](share.name), share))}
        />
      ))}
    </>
  );
}
