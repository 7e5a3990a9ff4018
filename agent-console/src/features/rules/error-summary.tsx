/** What is wrong with a form, at its top: it takes the focus, and each line leads to its field. */
import { useEffect, useRef } from 'react';
import { rules as words } from '../../wording/later/rules.ts';

export interface FieldFault {
  /** The id of the control that it is about. */
  at: string;
  message: string;
}

export function ErrorSummary({ faults }: { faults: readonly FieldFault[] }) {
  const ref = useRef<HTMLDivElement>(null);
  const said = faults.map(({ at, message }) => `${at} ${message}`).join();
  useEffect(() => {
    if (said !== '') ref.current?.focus();
  }, [said]);
  if (faults.length === 0) return null;
  return (
    <div className="problem-note" role="alert" tabIndex={-1} ref={ref}>
      <p className="problem-note__title">{words.errors}</p>
      <ul className="govuk-list">
        {faults.map(({ at, message }) => (
          <li key={at}>
            <a
              href={`#${at}`}
              onClick={(click) => {
                click.preventDefault();
                document.getElementById(at)?.focus();
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
