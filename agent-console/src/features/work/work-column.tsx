/** The left column: what is offered, what is dangerous, what is to do, what is mine, who waits. */
import type { ContactSummary, Outcome } from '@hub/contract';
import { useHub, useHubState } from '../../hub/context.tsx';
import { followLink } from '../../ui/address.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { en } from '../../wording/en.ts';
import { MentionsPlace } from '../mentions/mentions-place.tsx';
import { Offers } from '../offer/offers.tsx';
import { Alerts } from './alerts.tsx';
import { Held } from './held.tsx';
import { Helping, MyWork } from './my-work.tsx';
import { Queue } from './queue.tsx';
import { Tasks } from './tasks.tsx';

interface WorkColumnProps {
  /** What the hub answered when something was marked as done. */
  onAnswer: (answer: Outcome) => void;
  /** Begins to write a contact down. */
  onLog: () => void;
  /** Moves a contact, for supervisors. */
  onMove: (contact: ContactSummary) => void;
  /** Opens the cases by the day that is due. */
  onCases: () => void;
  /** Opens the figures, for supervisors. */
  onFigures: () => void;
  /** Opens the rules workbench, for supervisors. */
  onRules: () => void;
}

export function WorkColumn({ onAnswer, onLog, onMove, onCases, onFigures, onRules }: WorkColumnProps) {
  const hub = useHub();
  const isSupervisor = useHubState((state) => state.work?.me.role === 'supervisor');
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
          <MentionsPlace />
          <Tasks onAnswer={onAnswer} />
          <div className="block block--buttons">
            <button type="button" className="govuk-button govuk-button--secondary button--small" onClick={onLog}>
              {en.logContact.button}
            </button>
            <button type="button" className="govuk-button govuk-button--secondary button--small" onClick={onCases}>
              {en.policy.casesByDay}
            </button>
            {isSupervisor && (
              <>
                <button
                  type="button"
                  className="govuk-button govuk-button--secondary button--small"
                  onClick={onFigures}
                >
                  {en.figures.button}
                </button>
                <button type="button" className="govuk-button govuk-button--secondary button--small" onClick={onRules}>
                  {en.rules.button}
                </button>
              </>
            )}
            {isSupervisor && (
              <a
                className="govuk-button govuk-button--secondary button--small"
                href="/console/wallboard"
                onClick={followLink}
              >
                {en.page.wallboard}
              </a>
            )}
          </div>
          <MyWork />
          <Helping />
          <Queue onMove={isSupervisor ? onMove : null} />
          {isSupervisor && <Held onMove={onMove} />}
        </>
      )}
    </section>
  );
}
