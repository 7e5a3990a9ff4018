/** What the policy asks of the agent: each thing with a button that says it is done, and what is done already. */
import { useRef, useState, type RefObject } from 'react';
import type { Duty, Outcome } from '@hub/contract';
import { en } from '../../wording/en.ts';
import { timeInWords } from '../../wording/in-words.ts';
import { workInWords } from './duties-in-words.ts';
import { useFinishDuty } from './use-finish-duty.ts';

interface ToDoProps {
  duty: Duty;
  finish: (dutyId: string) => Promise<Outcome>;
  onAnswer: (answer: Outcome) => void;
  /** Where the focus goes when the button that had it leaves the page. */
  heading: RefObject<HTMLHeadingElement | null>;
}

function ToDo({ duty, finish, onAnswer, heading }: ToDoProps) {
  const [busy, setBusy] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const words = workInWords(duty);
  const press = () => {
    if (busy) return;
    setBusy(true);
    void finish(duty.dutyId).then((answer) => {
      if (answer.ok && document.activeElement === button.current) heading.current?.focus();
      setBusy(false);
      onAnswer(answer);
    });
  };
  return (
    <li className="to-do">
      <span className="to-do__words">{words}</span>
      <button
        type="button"
        className="govuk-button govuk-button--secondary button--small button--short"
        ref={button}
        aria-disabled={busy}
        onClick={press}
      >
        {en.policy.done}
        <span className="govuk-visually-hidden">{en.policy.doneWhich(words)}</span>
      </button>
    </li>
  );
}

interface WhatToDoProps {
  contactId: string;
  toDo: readonly Duty[];
  done: readonly Duty[];
  /** Milliseconds. */
  now: number;
  onAnswer: (answer: Outcome) => void;
}

export function WhatToDo({ contactId, toDo, done, now, onAnswer }: WhatToDoProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const finish = useFinishDuty(contactId);
  return (
    <div className="policy__part">
      <h3 className="policy__title" ref={heading} tabIndex={-1}>
        {en.policy.whatToDo}
      </h3>
      {toDo.length > 0 && (
        <ul className="to-dos">
          {toDo.map((duty) => (
            <ToDo key={duty.dutyId} duty={duty} finish={finish} onAnswer={onAnswer} heading={heading} />
          ))}
        </ul>
      )}
      {done.length > 0 && (
        <details className="done">
          <summary className="done__summary">{en.policy.doneCount(done.length)}</summary>
          <ul className="plain-list">
            {done.map((duty) => (
              <li key={duty.dutyId} className="quiet">
                <s>{workInWords(duty)}</s>
                {duty.doneAt !== null && <span> {en.policy.doneAt(timeInWords(duty.doneAt, now))}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
