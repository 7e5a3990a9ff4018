/** What the policy asks of the agent: each thing with a button that says it is done, and what is done already. */
import { useRef } from 'react';
import type { Duty, Outcome } from '@hub/contract';
import { workInWords } from '../../wording/duty-in-words.ts';
import { en } from '../../wording/en.ts';
import { timeInWords } from '../../wording/in-words.ts';
import { DoneButton } from './done-button.tsx';
import { useFinishDuty } from './use-finish-duty.ts';

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
            <li key={duty.dutyId} className="to-do">
              <span className="to-do__words">{workInWords(duty)}</span>
              <DoneButton
                which={workInWords(duty)}
                finish={() => finish(duty.dutyId)}
                onAnswer={onAnswer}
                heading={heading}
              />
            </li>
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
