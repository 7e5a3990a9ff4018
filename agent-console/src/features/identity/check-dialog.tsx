/** Checks who a resident is: find them, send a code or ask, and hear whether it was enough. Which answer was wrong is never known here (P36, P41). */
import { useEffect, useRef, useState } from 'react';
import type { IdentityOutcome } from '@hub/contract';
import { checkIdentity, RefusedRequest } from '../../hub/api.ts';
import type { ViewState } from '../../hub/view-state.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { en } from '../../wording/en.ts';
import { identity } from '../../wording/later/identity.ts';
import { ResidentPicker } from '../log-contact/resident-picker.tsx';
import { isEnough, itemAt, noAnswers, toSend } from './answers.ts';
import { CodeProof } from './code-proof.tsx';
import { Questions, type Wrong } from './questions.tsx';

interface CheckDialogProps {
  csrfToken: string;
  contactId: string;
  /** What is known of the contact's resident. */
  view: ViewState;
  onClose: () => void;
}

/** What became of the last try, and of which way to prove it. */
interface Told extends IdentityOutcome {
  by: 'questions' | 'code';
}

const toldInWords = ({ passed, stopped, by }: Told): string => {
  const { passed: yes, failed: no } = by === 'code' ? identity.code : identity;
  return passed ? yes : stopped ? identity.stopped : no;
};

/** The button that opened this is gone once somebody is known: what it was about takes the focus. */
function useFocusAfter(isPassed: boolean): void {
  const passed = useRef(false);
  useEffect(() => {
    passed.current = isPassed;
  }, [isPassed]);
  useEffect(
    () => () => {
      if (passed.current) document.getElementById('resident')?.focus();
    },
    [],
  );
}

export function CheckDialog({ csrfToken, contactId, view, onClose }: CheckDialogProps) {
  const [reference, setReference] = useState<string | null>(null);
  const [answers, setAnswers] = useState(noAnswers);
  // The same until there is an answer: what is sent again after a lost connection is one check, and one try.
  const [checkId, setCheckId] = useState(() => window.crypto.randomUUID());
  const [outcome, setOutcome] = useState<Told | null>(null);
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const [busy, setBusy] = useState(false);
  const done = useRef<HTMLButtonElement>(null);
  const isOver = outcome !== null && (outcome.passed || outcome.stopped);
  useFocusAfter(outcome?.passed === true);
  useEffect(() => {
    if (isOver) done.current?.focus();
  }, [isOver]);

  const record = view.state === 'open' ? view.shown.resident : undefined;
  const known = record?.state === 'ready' ? record.data : null;

  const residentReference = view.state === 'unknown' ? reference : null;
  const isChosen = view.state !== 'unknown' || reference !== null;

  const send = () => {
    if (busy) return;
    setOutcome(null);
    if (!isChosen) setWrong({ words: identity.choose });
    else if (!isEnough(answers)) setWrong({ words: identity.tooFew });
    else {
      setBusy(true);
      setWrong(null);
      void checkIdentity(contactId, { checkId, residentReference, answers: toSend(answers) }, csrfToken)
        .then(
          (told) => {
            setOutcome({ ...told, by: 'questions' });
            setCheckId(window.crypto.randomUUID());
            // What was wrong is not put right one by one: they are asked anew.
            setAnswers(noAnswers);
          },
          (error: unknown) => {
            const item = error instanceof RefusedRequest ? itemAt(error.where) : undefined;
            const words = error instanceof Error ? error.message : en.problem.unexpected;
            setWrong(item === undefined ? { words } : { words, item });
          },
        )
        .finally(() => setBusy(false));
    }
  };

  return (
    <Dialog title={en.identity.title} onClose={onClose}>
      <form
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault();
          send();
        }}
      >
        {!isOver && (
          <>
            {known && <p className="govuk-body-s">{identity.alreadyKnown(known.name, known.address)}</p>}
            {view.state === 'unknown' && (
              <ResidentPicker csrfToken={csrfToken} chosen={reference} onChoose={setReference} />
            )}
            <CodeProof
              key={residentReference}
              {...{ csrfToken, contactId, residentReference, isChosen }}
              onTold={(told) => setOutcome(told && { ...told, by: 'code' })}
            />
            <h3 className="panel__title">{identity.or}</h3>
            <p className="govuk-body-s">{identity.lead}</p>
            <p className="govuk-body-s">{identity.empty}</p>
            <Questions
              answers={answers}
              wrong={wrong}
              onChange={(item, said) => setAnswers((before) => ({ ...before, [item]: said }))}
            />
            {wrong !== null && wrong.item === undefined && (
              <p className="refusal" role="alert">
                {wrong.words}
              </p>
            )}
          </>
        )}
        <div role="status">{outcome && <p className="govuk-body-s">{toldInWords(outcome)}</p>}</div>
        <div className="button-row">
          {!isOver && (
            <button type="submit" className="govuk-button" aria-disabled={busy}>
              {identity.check}
            </button>
          )}
          <button type="button" className="govuk-button govuk-button--secondary" ref={done} onClick={onClose}>
            {isOver ? identity.done : identity.close}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
