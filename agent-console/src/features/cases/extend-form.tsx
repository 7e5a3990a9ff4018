/** A later day for a case, with the reason that the resident is told. */
import { useId, useState, type SubmitEvent } from 'react';
import { CASE_REASON_LIMIT, type DeskCase } from '@hub/contract';
import { cases as words } from '../../wording/later/cases.ts';
import { longDateInWords } from '../../wording/in-words.ts';

interface ExtendFormProps {
  of: DeskCase;
  busy: boolean;
  /** Why the hub refused it, in words, and the field that was wrong. */
  wrong: { where: string | undefined; words: string } | null;
  onExtend: (until: string, reason: string) => void;
  onCancel: () => void;
}

export function ExtendForm({ of, busy, wrong, onExtend, onCancel }: ExtendFormProps) {
  const id = useId();
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const isWrong = (field: string) => wrong?.where === field || undefined;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!busy) onExtend(until, reason);
  };
  return (
    <form noValidate onSubmit={submit}>
      <div className="form-field">
        <label className="form-field__label" htmlFor={`${id}-until`}>
          {words.until}
        </label>
        <p className="quiet" id={`${id}-until-hint`}>
          {words.untilHint(longDateInWords(of.extendTo))}
        </p>
        <input
          className="govuk-input govuk-input--width-20"
          type="date"
          id={`${id}-until`}
          min={of.answerBy}
          max={of.extendTo}
          value={until}
          autoFocus
          aria-invalid={isWrong('until')}
          aria-describedby={`${id}-until-hint${isWrong('until') ? ` ${id}-wrong` : ''}`}
          onChange={({ target }) => setUntil(target.value)}
        />
      </div>
      <div className="form-field">
        <label className="form-field__label" htmlFor={`${id}-reason`}>
          {words.reason}
        </label>
        <p className="quiet" id={`${id}-reason-hint`}>
          {words.reasonHint}
        </p>
        <input
          className="govuk-input"
          id={`${id}-reason`}
          autoComplete="off"
          maxLength={CASE_REASON_LIMIT}
          value={reason}
          aria-invalid={isWrong('reason')}
          aria-describedby={`${id}-reason-hint${isWrong('reason') ? ` ${id}-wrong` : ''}`}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      {wrong && (
        <p className="refusal" id={`${id}-wrong`} role="alert">
          {wrong.words}
        </p>
      )}
      <div className="button-row">
        <button type="submit" className="govuk-button button--small" aria-disabled={busy}>
          {words.extendConfirm}
        </button>
        <button type="button" className="govuk-button govuk-button--secondary button--small" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}
