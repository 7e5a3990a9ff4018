/** Has a code sent to the number on the record, and takes what they read out. The agent never sees it before (P35). */
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { IdentityOutcome } from '@hub/contract';
import { checkIdentityCode, sendIdentityCode } from '../../hub/api.ts';
import { en } from '../../wording/en.ts';
import { timeInWords } from '../../wording/in-words.ts';
import { identity } from '../../wording/later/identity.ts';

interface CodeProofProps {
  csrfToken: string;
  contactId: string;
  residentReference: string | null;
  /** False while nobody is chosen to whom it could go. */
  isChosen: boolean;
  /** What became of a try; null while the next one is made. */
  onTold: (told: IdentityOutcome | null) => void;
}

/** The same until there is an answer: what is sent again after a lost connection is one text, and one try. */
const useSameId = () => {
  const [id, setId] = useState(() => window.crypto.randomUUID());
  return [id, () => setId(window.crypto.randomUUID())] as const;
};

export function CodeProof({ csrfToken, contactId, residentReference, isChosen, onTold }: CodeProofProps) {
  const id = useId();
  const [codeId, nextCode] = useSameId();
  const [checkId, nextCheck] = useSameId();
  const [until, setUntil] = useState<string | null>(null);
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (until !== null) box.current?.focus();
  }, [until]);

  const run = (work: () => Promise<void>) => {
    if (busy) return;
    onTold(null);
    setProblem(isChosen ? null : identity.choose);
    if (!isChosen) return;
    setBusy(true);
    void work()
      .catch((error: unknown) => setProblem(error instanceof Error ? error.message : en.problem.unexpected))
      .finally(() => setBusy(false));
  };
  const send = () =>
    run(async () => {
      setUntil((await sendIdentityCode(contactId, { codeId, residentReference }, csrfToken)).until);
      setCode('');
      nextCode();
    });
  const check = () =>
    run(async () => {
      onTold(await checkIdentityCode(contactId, { checkId, residentReference, code }, csrfToken));
      setCode('');
      nextCheck();
    });
  const onKeyDown = (key: KeyboardEvent) => {
    if (key.key !== 'Enter' || key.nativeEvent.isComposing) return;
    // Enter here tries the code; it does not send the answers below.
    key.preventDefault();
    check();
  };

  return (
    <section className="proof" aria-labelledby={`${id}-title`}>
      <h3 className="panel__title" id={`${id}-title`}>
        {identity.code.title}
      </h3>
      <p className="govuk-body-s">{identity.code.lead}</p>
      {problem !== null && (
        <p className="refusal" id={`${id}-error`} role="alert">
          {problem}
        </p>
      )}
      <p role="status">{until !== null && identity.code.sent(timeInWords(until, Date.now()))}</p>
      {until !== null && (
        <div className="form-field">
          <label className="form-field__label" htmlFor={`${id}-code`}>
            {identity.code.label}
          </label>
          <p className="quiet" id={`${id}-hint`}>
            {identity.code.hint}
          </p>
          <div className="composer__row">
            <input
              className="govuk-input"
              id={`${id}-code`}
              ref={box}
              autoComplete="off"
              inputMode="numeric"
              maxLength={40}
              value={code}
              aria-invalid={problem !== null || undefined}
              aria-describedby={problem === null ? `${id}-hint` : `${id}-hint ${id}-error`}
              onKeyDown={onKeyDown}
              onChange={({ target }) => setCode(target.value)}
            />
            <button
              type="button"
              className="govuk-button govuk-button--secondary composer__send"
              aria-disabled={busy}
              onClick={check}
            >
              {identity.code.check}
            </button>
          </div>
        </div>
      )}
      <button type="button" className="govuk-button govuk-button--secondary" aria-disabled={busy} onClick={send}>
        {until === null ? identity.code.send : identity.code.again}
      </button>
    </section>
  );
}
