/** Finds who a contact is from, and chooses one, or nobody. */
import { useId, useState, type KeyboardEvent } from 'react';
import { FIND_FROM, type ResidentsFound } from '@hub/contract';
import { findResidents } from '../../hub/api.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { en } from '../../wording/en.ts';
import { logDialog } from '../../wording/later/log-contact.ts';

interface ResidentPickerProps {
  csrfToken: string;
  chosen: string | null;
  onChoose: (reference: string | null) => void;
}

/** Stands for nobody among the references. */
const NOBODY = '';

export function ResidentPicker({ csrfToken, chosen, onChoose }: ResidentPickerProps) {
  const id = useId();
  const [words, setWords] = useState('');
  const [found, setFound] = useState<ResidentsFound['residents'] | null>(null);
  const [problem, setProblem] = useState<string>();

  const find = () => {
    if (words.trim().length < FIND_FROM) {
      setProblem(logDialog.findShort);
      return;
    }
    setProblem(undefined);
    void findResidents(words, csrfToken).then(
      ({ residents }) => {
        setFound(residents);
        if (!residents.some(({ reference }) => reference === chosen)) onChoose(null);
      },
      (error: unknown) => setProblem(error instanceof Error ? error.message : en.problem.unexpected),
    );
  };
  const onKeyDown = (key: KeyboardEvent) => {
    if (key.key !== 'Enter' || key.nativeEvent.isComposing) return;
    // Enter here looks somebody up; it does not log the contact.
    key.preventDefault();
    find();
  };
  const options = (found ?? []).map(({ reference, name, address }) => ({
    value: reference,
    label: `${name}, ${address} (${reference})`,
  }));
  return (
    <>
      <div className="form-field">
        <label className="form-field__label" htmlFor={`${id}-words`}>
          {logDialog.find}
        </label>
        {problem !== undefined && (
          <p className="refusal" id={`${id}-error`} role="alert">
            {problem}
          </p>
        )}
        <div className="composer__row">
          <input
            className="govuk-input"
            id={`${id}-words`}
            autoComplete="off"
            maxLength={100}
            value={words}
            aria-describedby={problem === undefined ? undefined : `${id}-error`}
            onKeyDown={onKeyDown}
            onChange={({ target }) => setWords(target.value)}
          />
          <button type="button" className="govuk-button govuk-button--secondary composer__send" onClick={find}>
            {logDialog.findButton}
          </button>
        </div>
        <p role="status">{found && logDialog.found(found.length)}</p>
      </div>
      <RadioGroup
        id={`${id}-who`}
        legend={logDialog.who}
        options={[...options, { value: NOBODY, label: logDialog.notKnown }]}
        chosen={chosen ?? NOBODY}
        onChoose={(reference) => onChoose(reference === NOBODY ? null : reference)}
      />
    </>
  );
}
