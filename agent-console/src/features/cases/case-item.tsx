/** One case of the list: whose, what is due by when, and what can be done about it. */
import { useState } from 'react';
import type { CaseStep, DeskCase } from '@hub/contract';
import { RefusedRequest } from '../../hub/api.ts';
import { en } from '../../wording/en.ts';
import { longDateInWords } from '../../wording/in-words.ts';
import { cases as words } from '../../wording/later/cases.ts';
import { dueInWords } from './due-in-words.ts';
import { ExtendForm } from './extend-form.tsx';
import { nearnessOf } from './nearness.ts';

interface CaseItemProps {
  of: DeskCase;
  /** Milliseconds. */
  now: number;
  /** Settles once it is done; rejects with why it was not. */
  onStep: (of: DeskCase, step: CaseStep) => Promise<void>;
}

function When({ of, now }: { of: DeskCase; now: number }) {
  const { acknowledgeBy, answerBy, closed, extended, dueBy } = of;
  if (closed) return <p className="task__facts">{en.policy.caseClosed}</p>;
  const near = dueInWords(dueBy, now);
  return (
    <>
      <p className="task__facts">
        {acknowledgeBy !== null && dueBy === acknowledgeBy
          ? en.policy.acknowledgeBy(longDateInWords(acknowledgeBy))
          : en.policy.answerBy(longDateInWords(answerBy))}
        {near !== null && <strong className={`case__due case__due--${nearnessOf(of, now)}`}>{near}</strong>}
      </p>
      {acknowledgeBy !== null && dueBy === acknowledgeBy && (
        <p className="task__facts quiet">{en.policy.answerBy(longDateInWords(answerBy))}</p>
      )}
      {extended !== null && (
        <p className="task__facts quiet">{words.extended(longDateInWords(extended.dueBefore), extended.reason)}</p>
      )}
    </>
  );
}

export function CaseItem({ of, now, onStep }: CaseItemProps) {
  const [isExtending, setExtending] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<{ where: string | undefined; words: string } | null>(null);
  const { reference, kind, stage, residentName, closed, acknowledgeBy, mayReview, mayChange } = of;
  const step = (given: CaseStep) => {
    if (busy) return;
    setBusy(true);
    setWrong(null);
    onStep(of, given)
      .then(
        () => setExtending(false),
        (error: unknown) =>
          setWrong({
            where: error instanceof RefusedRequest ? error.where : undefined,
            words: error instanceof Error ? error.message : en.problem.unexpected,
          }),
      )
      .finally(() => setBusy(false));
  };
  const button = (label: string, onPress: () => void) => (
    <button
      type="button"
      className="govuk-button govuk-button--secondary button--small"
      aria-disabled={busy}
      onClick={onPress}
    >
      {label}
      <span className="govuk-visually-hidden">{reference}</span>
    </button>
  );
  return (
    <li className="task">
      <p className="task__facts">
        <strong>{en.policy.caseStage(en.policy.caseKind[kind], stage)}</strong>, {residentName}
      </p>
      <p className="task__facts case__reference">{reference}</p>
      <When of={of} now={now} />
      {!mayChange && <p className="task__facts quiet">{words.notMine}</p>}
      {wrong && !isExtending && (
        <p className="refusal" role="alert">
          {wrong.words}
        </p>
      )}
      {mayChange && isExtending && (
        <ExtendForm
          of={of}
          busy={busy}
          wrong={wrong}
          onExtend={(until, reason) => step({ step: 'extend', until, reason })}
          onCancel={() => {
            setWrong(null);
            setExtending(false);
          }}
        />
      )}
      {mayChange && !isExtending && (
        <div className="button-row">
          {!closed && acknowledgeBy !== null && button(words.acknowledge, () => step({ step: 'acknowledged' }))}
          {!closed && button(words.close, () => step({ step: 'answered' }))}
          {!closed && button(words.extend, () => setExtending(true))}
          {mayReview && button(words.review, () => step({ step: 'review' }))}
        </div>
      )}
    </li>
  );
}
