/** What the policy asks for, open beside the reasons: what to do, what to take care of, and the cases that were opened. */
import { useState } from 'react';
import type { Case, Outcome } from '@hub/contract';
import { useHubNow, WAITING_TICK_MS } from '../../ui/now.ts';
import { en } from '../../wording/en.ts';
import { Cases } from '../cases/cases.tsx';
import { careInWords } from './duties-in-words.ts';
import type { DutyGroups } from './group-duties.ts';
import { WhatToDo } from './what-to-do.tsx';

const ROOMY = '(min-width: 48em)';

interface PolicyPanelProps {
  contactId: string;
  duties: DutyGroups;
  cases: readonly Case[];
  onAnswer: (answer: Outcome) => void;
}

export function PolicyPanel({ contactId, duties: { toDo, done, care }, cases, onAnswer }: PolicyPanelProps) {
  const now = useHubNow(WAITING_TICK_MS);
  // On a small page it is a line that says how much there is: open, it would push the conversation off the page.
  const [hasRoom] = useState(() => window.matchMedia(ROOMY).matches);
  const hasWork = toDo.length + done.length > 0;
  const careWords = careInWords(care);
  const inShort = [
    ...(hasWork ? [en.policy.toDo(toDo.length)] : []),
    ...(careWords.length > 0 ? [en.policy.toCare(careWords.length)] : []),
    ...(cases.length > 0 ? [en.policy.caseCount(cases.length)] : []),
  ];
  if (inShort.length === 0) return null;
  return (
    <details className="policy" open={hasRoom}>
      <summary className="policy__summary">
        <strong>{en.policy.title}:</strong> {inShort.join(', ')}
      </summary>
      <div className="policy__body" tabIndex={0} role="region" aria-label={en.policy.title}>
        {hasWork && <WhatToDo contactId={contactId} toDo={toDo} done={done} now={now} onAnswer={onAnswer} />}
        {careWords.length > 0 && (
          <div className="policy__part">
            <h3 className="policy__title">{en.policy.care}</h3>
            <ul className="policy__list">
              {careWords.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </div>
        )}
        {cases.length > 0 && <Cases cases={cases} now={now} />}
      </div>
    </details>
  );
}
