/** The left column: what is offered, what is dangerous, what is to do, what is mine, who waits. */
import type { Outcome } from '@hub/contract';
import { useHub, useHubState } from '../../hub/context.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { en } from '../../wording/en.ts';
import { NoticeSwitch } from '../offer/notice-switch.tsx';
import { Offers } from '../offer/offers.tsx';
import { Alerts } from './alerts.tsx';
import { MyWork } from './my-work.tsx';
import { Queue } from './queue.tsx';
import { Tasks } from './tasks.tsx';

/** `onAnswer` takes what the hub answered when something was marked as done; `onLog` begins to write a contact down. */
export function WorkColumn({ onAnswer, onLog }: { onAnswer: (answer: Outcome) => void; onLog: () => void }) {
  const hub = useHub();
  const loaded = useHubState((state) => state.work !== null);
  const problem = useHubState((state) => state.workProblem);
  return (
    <section className="column column--work" aria-label={en.page.work} id="work" tabIndex={-1}>
      {problem !== null && (
        <ProblemNote title={en.offline.workFailed} detail={problem} onRetry={() => void hub.refresh()} />
      )}
      {!loaded && problem === null && <Skeleton lines={6} />}
      {loaded && (
        <>
          <Offers />
          <Alerts />
          <Tasks onAnswer={onAnswer} />
          <div className="block">
            <button type="button" className="govuk-button govuk-button--secondary button--small" onClick={onLog}>
              {en.logContact.button}
            </button>
          </div>
          <MyWork />
          <Queue />
          <NoticeSwitch />
        </>
      )}
    </section>
  );
}
