/** Why a contact came here, in words: the route, each rule with its clause, and the facts that matched. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { Because, ContactDetail, Explanation } from '@hub/contract';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { en } from '../../wording/en.ts';
import { humanise } from '../../wording/in-words.ts';
import { factsInWords } from './facts-in-words.ts';

function Rule({ because }: { because: Because }) {
  const facts = factsInWords(because);
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

function Reasons({ explanation }: { explanation: Explanation }) {
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
          <Rule key={`${because.table} ${because.rule} ${because.row}`} because={because} />
        ))}
      </ol>
      <p className="quiet">{en.why.version(explanation.ruleSetVersion)}</p>
    </>
  );
}

interface WhyPanelProps {
  /** The reason in one line, known before the details come. */
  reason: string;
  detail: UseQueryResult<ContactDetail>;
}

export function WhyPanel({ reason, detail }: WhyPanelProps) {
  return (
    <details className="why">
      <summary className="why__summary">
        <strong>{en.why.title}:</strong> {reason}
      </summary>
      <div className="why__body" tabIndex={0} role="region" aria-label={en.why.title}>
        {detail.isPending && <Skeleton lines={3} />}
        {detail.isError && (
          <ProblemNote title={en.why.failed} detail={detail.error.message} onRetry={() => void detail.refetch()} />
        )}
        {detail.data && !detail.data.explanation && <p className="quiet">{en.why.none}</p>}
        {detail.data?.explanation && <Reasons explanation={detail.data.explanation} />}
      </div>
    </details>
  );
}
