/** What stands in the place of debts and benefits until somebody says why they need them: a button, then a short question (P40). */
import { useEffect, useId, useRef, useState, type SubmitEvent } from 'react';
import { VIEW_REASON_LIMIT, VIEW_REASONS, type ViewReason } from '@hub/contract';
import { RefusedRequest, sayWhyViewing } from '../../hub/api.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { en } from '../../wording/en.ts';

const words = en.offices.why;
const OPTIONS = VIEW_REASONS.map((value) => ({ value, label: words.reasons[value] }));

interface WhyDebtsProps {
  contactId: string;
  csrfToken: string;
  /** It was said: the view is to be read again. */
  onSaid: () => void;
}

export function WhyDebts(props: WhyDebtsProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // Whoever cancels is left at the button, not at the top of the page.
    if (wasOpen.current && !isOpen) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (isOpen) return <WhyForm {...props} onCancel={() => setOpen(false)} />;
  return (
    <button
      type="button"
      className="govuk-button govuk-button--secondary button--small"
      ref={button}
      onClick={() => setOpen(true)}
    >
      {words.open}
    </button>
  );
}

function WhyForm({ contactId, csrfToken, onSaid, onCancel }: WhyDebtsProps & { onCancel: () => void }) {
  const id = useId();
  const first = useRef<HTMLInputElement>(null);
  const [reason, setReason] = useState<ViewReason | null>(null);
  const [own, setOwn] = useState('');
  const [wrong, setWrong] = useState<{ field: 'reason' | 'words'; words: string } | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => first.current?.focus(), []);

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    if (reason === null) {
      setWrong({ field: 'reason', words: words.choose });
      first.current?.focus();
      return;
    }
    setBusy(true);
    sayWhyViewing(contactId, reason === 'other' ? { reason, words: own } : { reason }, csrfToken)
      .then(onSaid, (error: unknown) => {
        const isOfWords = error instanceof RefusedRequest && error.where === 'words';
        const said = error instanceof Error ? error.message : en.problem.unexpected;
        setWrong({ field: isOfWords ? 'words' : 'reason', words: said });
      })
      .finally(() => setBusy(false));
  };

  return (
    <form
      noValidate
      onSubmit={onSubmit}
      onKeyDown={(pressed) => {
        if (pressed.key === 'Escape') onCancel();
      }}
    >
      <RadioGroup
        id={id}
        legend={words.legend}
        options={OPTIONS}
        chosen={reason}
        onChoose={setReason}
        error={wrong?.field === 'reason' ? wrong.words : undefined}
        first={first}
      />
      {reason === 'other' && (
        <OwnWords
          id={`${id}-words`}
          value={own}
          error={wrong?.field === 'words' ? wrong.words : undefined}
          onChange={setOwn}
        />
      )}
      <p className="quiet">{words.kept}</p>
      <div className="button-row">
        <button type="submit" className="govuk-button button--small" aria-disabled={busy}>
          {words.show}
        </button>
        <button type="button" className="govuk-button govuk-button--secondary button--small" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}

interface OwnWordsProps {
  id: string;
  value: string;
  error: string | undefined;
  onChange: (said: string) => void;
}

function OwnWords({ id, value, error, onChange }: OwnWordsProps) {
  const box = useRef<HTMLInputElement>(null);
  const isWrong = error !== undefined;
  useEffect(() => {
    if (isWrong) box.current?.focus();
  }, [isWrong]);
  return (
    <div className="form-field">
      <label className="form-field__label" htmlFor={id}>
        {words.words}
      </label>
      <p className="quiet" id={`${id}-hint`}>
        {words.wordsHint}
      </p>
      {isWrong && (
        <p className="refusal" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      <input
        className="govuk-input"
        id={id}
        ref={box}
        autoComplete="off"
        maxLength={VIEW_REASON_LIMIT}
        value={value}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${id}-hint ${id}-error` : `${id}-hint`}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
