/** What the queue would be like before and after a draft, as it was simulated. */
import { useId } from 'react';
import type { RuleQueues, RuleQueueSide } from '@hub/contract';
import { whatIf } from '../../wording/later/rules-what-if.ts';
import { DataTable } from '../figures/data-table.tsx';

const { queues: words } = whatIf;

/** What is shown of a side, in the order in which it is read. */
const ROWS: readonly { name: string; of: (side: RuleQueueSide) => string }[] = [
  {
    name: words.rows.contacts,
    of: ({ contactsPerDay }) => contactsPerDay.toLocaleString('en-GB', { maximumFractionDigits: 1 }),
  },
  { name: words.rows.mean, of: ({ meanWaitSeconds }) => words.seconds(meanWaitSeconds) },
  { name: words.rows.p90, of: ({ p90WaitSeconds }) => words.seconds(p90WaitSeconds) },
  { name: words.rows.abandoned, of: ({ abandonedShare }) => whatIf.percent(abandonedShare) },
  { name: words.rows.cost, of: ({ cost }) => cost },
];

export function Queues({ queues }: { queues: RuleQueues | null }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h4 className="govuk-heading-s" id={id}>
        {words.title}
      </h4>
      {queues === null ? (
        <p>{words.none}</p>
      ) : (
        <>
          <p>{words.body(queues.days)}</p>
          <DataTable
            caption={words.caption}
            heads={[words.measure, words.before, words.after]}
            rows={ROWS.map(({ name, of }) => [name, of(queues.before), of(queues.after)])}
          />
        </>
      )}
    </section>
  );
}
