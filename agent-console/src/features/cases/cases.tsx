/** The cases with a clock that a contact opened. A reference is chosen whole by one click, to be copied. */
import type { Case } from '@hub/contract';
import { en } from '../../wording/en.ts';
import { longDateInWords } from '../../wording/in-words.ts';
import { dueInWords } from './due-in-words.ts';

interface DueProps {
  words: string;
  day: string;
  now: number;
}

function Due({ words, day, now }: DueProps) {
  const near = dueInWords(day, now);
  return (
    <p>
      {words}
      {near !== null && (
        <>
          {', '}
          <strong className="case__near">{near}</strong>
        </>
      )}
    </p>
  );
}

/** `now` is milliseconds. */
export function Cases({ cases, now }: { cases: readonly Case[]; now: number }) {
  return (
    <div className="policy__part">
      <h3 className="policy__title">{en.policy.cases}</h3>
      <ul className="plain-list">
        {cases.map(({ reference, kind, stage, acknowledgeBy, answerBy, closed }) => (
          <li key={reference}>
            <p>
              {en.policy.caseStage(en.policy.caseKind[kind], stage)}{' '}
              <strong className="case__reference">{reference}</strong>
            </p>
            {closed ? (
              <p>{en.policy.caseClosed}</p>
            ) : (
              <>
                {acknowledgeBy !== null && (
                  <Due words={en.policy.acknowledgeBy(longDateInWords(acknowledgeBy))} day={acknowledgeBy} now={now} />
                )}
                <Due words={en.policy.answerBy(longDateInWords(answerBy))} day={answerBy} now={now} />
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
