/** Why a contact came here, in words: the route, each rule with its clause, and the facts that matched. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { ContactDetail, Duty, Explanation } from '@hub/contract';
import { useHubNow, WAITING_TICK_MS } from '../../ui/now.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { en } from '../../wording/en.ts';
import { humanise } from '../../wording/in-words.ts';
import { shortened } from '../duties/duties-in-words.ts';
import { factsInWords } from './facts-in-words.ts';

interface RuleProps {
  because: Explanation['because'][number];
  since: ContactDetail['factsSince'];
  now: number;
}

function Rule({ because, since, now }: RuleProps) {
  const facts = factsInWords(because, since, now);
  return (
    <li className="rule">
      <p className="rule__why">{because.why ?? humanise(because.rule)}</p>
      <p className="rule__facts">
        {en.why.facts}: {facts.length === 0 ? en.why.noFacts : facts.join('; ')}
      </p>
      <p className="rule__source">
        {en.why.clause(because.clause)}, {en.why.where(because.table, because.row)}
      </p>
    </li>
  );
}

function Reasons({ detail: { explanation, factsSince } }: { detail: ContactDetail }) {
  const now = useHubNow(WAITING_TICK_MS);
  if (!explanation) return <p className="quiet">{en.why.none}</p>;
  return (
    <>
      <dl className="facts facts--row">
        <dt>{en.why.route}</dt>
        <dd>{humanise(explanation.route)}</dd>
        <dt>{en.why.queue}</dt>
        <dd>{humanise(explanation.queue)}</dd>
        <dt>{en.why.priority}</dt>
        <dd>{en.priority[explanation.priority]}</dd>
      </dl>
      <h3 className="why__rules">{en.why.rules}</h3>
      <ol className="plain-list">
        {explanation.because.map((because) => (
          <Rule
            key={`${because.table} ${because.rule} ${because.row}`}
            because={because}
            since={factsSince}
            now={now}
          />
        ))}
      </ol>
      <p className="quiet">{en.why.version(explanation.ruleSetVersion)}</p>
    </>
  );
}

function OnRecord({ duties }: { duties: readonly Duty[] }) {
  return (
    <>
      <h3 className="why__rules">{en.policy.onRecord}</h3>
      <ul className="policy__list">
        {shortened(duties).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </>
  );
}

interface WhyPanelProps {
  /** The reason in one line, known before the details come. */
  reason: string;
  detail: UseQueryResult<ContactDetail>;
  /** What the hub did or keeps by itself. */
  onRecord: readonly Duty[];
}

export function WhyPanel({ reason, detail, onRecord }: WhyPanelProps) {
  return (
    <details className="why">
      <summary className="why__summary">
        <strong>{en.why.title}:</strong> <span className="why__reason">{reason}</span>
      </summary>
      <div className="why__body" tabIndex={0} role="region" aria-label={en.why.title}>
        {detail.isPending && <Skeleton lines={3} />}
        {detail.isError && (
          <ProblemNote title={en.why.failed} detail={detail.error.message} onRetry={() => void detail.refetch()} />
        )}
        {detail.data && <Reasons detail={detail.data} />}
        {onRecord.length > 0 && <OnRecord duties={onRecord} />}
      </div>
    </details>
  );
}
