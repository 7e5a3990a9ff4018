/** The button that says that something is done. It can be pressed once, unless the hub refuses. */
import { useRef, useState, type RefObject } from 'react';
import type { Outcome } from '@hub/contract';
import { en } from '../../wording/en.ts';

interface DoneButtonProps {
  /** What is done, for who cannot see where the button stands. */
  which: string;
  finish: () => Promise<Outcome>;
  onAnswer: (answer: Outcome) => void;
  /** Where the focus goes when the button that had it leaves the page. */
  heading: RefObject<HTMLHeadingElement | null>;
}

export function DoneButton({ which, finish, onAnswer, heading }: DoneButtonProps) {
  const [busy, setBusy] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const press = () => {
    if (busy) return;
    setBusy(true);
    void finish().then((answer) => {
      if (answer.ok && document.activeElement === button.current) heading.current?.focus();
      // Done: it leaves the page with the next news of the hub, and until then a second press would only be refused.
      if (!answer.ok) setBusy(false);
      onAnswer(answer);
    });
  };
  return (
    <button
      type="button"
      className="govuk-button govuk-button--secondary button--small button--short"
      ref={button}
      aria-disabled={busy}
      onClick={press}
    >
      {en.policy.done}
      <span className="govuk-visually-hidden">{en.policy.doneWhich(which)}</span>
    </button>
  );
}
