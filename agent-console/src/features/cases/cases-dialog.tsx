/** Every open case by the day on which something is due, and the answered ones that may still be reviewed. Fetched when opened. */
import { useId, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { CaseStep, DeskCase, DeskCaseList } from '@hub/contract';
import { Dialog } from '../../ui/dialog.tsx';
import { useHubNow, WAITING_TICK_MS } from '../../ui/now.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { en } from '../../wording/en.ts';
import { longDateInWords } from '../../wording/in-words.ts';
import { cases as words } from '../../wording/later/cases.ts';
import { CaseItem } from './case-item.tsx';
import { fetchCases, stepCase } from './fetch-cases.ts';
import { countOf, findCases } from './nearness.ts';

interface ListProps {
  list: DeskCaseList;
  onStep: (of: DeskCase, step: CaseStep) => Promise<void>;
}

function List({ list: { open, openCount, answered }, onStep }: ListProps) {
  const id = useId();
  const now = useHubNow(WAITING_TICK_MS);
  const [typed, setTyped] = useState('');
  const [found, closed] = [findCases(open, typed), findCases(answered, typed)];
  const items = (cases: readonly DeskCase[]) => (
    <ul className="plain-list case-list">
      {cases.map((each) => (
        <CaseItem key={each.caseId} of={each} now={now} onStep={onStep} />
      ))}
    </ul>
  );
  return (
    <>
      <p>
        <strong>{words.count(openCount)}</strong>
        <span className="case__due case__due--overdue">{words.overdueCount(countOf(open, 'overdue', now))}</span>
        <span className="case__due case__due--soon">{words.soonCount(countOf(open, 'soon', now))}</span>
      </p>
      {openCount > open.length && <p className="quiet">{words.cut(open.length)}</p>}
      <div className="form-field">
        <label className="form-field__label" htmlFor={id}>
          {words.find}
        </label>
        <input
          className="govuk-input"
          id={id}
          autoComplete="off"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </div>
      {found.length === 0 && <p role="status">{open.length === 0 ? words.none : words.noneFound}</p>}
      {items(found)}
      {closed.length > 0 && (
        <details className="done">
          <summary className="done__summary">{words.answered(closed.length)}</summary>
          {items(closed)}
        </details>
      )}
    </>
  );
}

/** What is said once a step is taken. */
function saidOf(of: DeskCase, step: CaseStep, stepped: Awaited<ReturnType<typeof stepCase>>): string {
  const done =
    step.step === 'extend' || step.step === 'review'
      ? words.done[step.step](stepped.reference, longDateInWords(stepped.answerBy))
      : words.done[step.step](of.reference);
  return stepped.told === null ? done : `${done} ${words.told[stepped.told]}`;
}

export function CasesDialog({ csrfToken, onClose }: { csrfToken: string; onClose: () => void }) {
  const [said, setSaid] = useState('');
  const status = useRef<HTMLParagraphElement>(null);
  const list = useQuery({ queryKey: ['cases'], queryFn: fetchCases, staleTime: 0 });
  const onStep = async (of: DeskCase, step: CaseStep) => {
    const stepped = await stepCase(of.caseId, step, csrfToken);
    setSaid(saidOf(of, step, stepped));
    // The button that was pressed may be gone: what came of it takes the focus.
    status.current?.focus();
    await list.refetch();
  };
  return (
    <Dialog title={en.policy.casesByDay} onClose={onClose}>
      <p className="govuk-body-s">{words.lead}</p>
      <p className="case__said" role="status" ref={status} tabIndex={-1}>
        {said}
      </p>
      {list.isPending && <Skeleton lines={6} />}
      {list.isError && (
        <ProblemNote title={words.failed} detail={list.error.message} onRetry={() => void list.refetch()} />
      )}
      {list.isSuccess && <List list={list.data} onStep={onStep} />}
      <div className="button-row">
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onClose}>
          {words.closeList}
        </button>
      </div>
    </Dialog>
  );
}
