/** One labelled field; what is wrong with it stands beside it. */
import { useId, type ReactNode } from 'react';

export interface FieldGiven {
  id: string;
  describedBy: string | undefined;
}

interface FieldProps {
  label: string;
  hint?: string | undefined;
  error: string | undefined;
  children: (given: FieldGiven) => ReactNode;
}

export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const describedBy = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  return (
    <div className="form-field">
      <label className="form-field__label" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <p className="quiet" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p className="refusal" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {children({ id, describedBy: describedBy === '' ? undefined : describedBy })}
    </div>
  );
}

interface NumberFieldProps {
  label: string;
  hint?: string;
  error: string | undefined;
  value: string;
  onChange: (value: string) => void;
}

/** A whole number, typed as text: what is no number is told of, and never silently dropped. */
export function NumberField({ label, hint, error, value, onChange }: NumberFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {({ id, describedBy }) => (
        <input
          className="govuk-input govuk-input--width-5"
          id={id}
          inputMode="numeric"
          value={value}
          aria-describedby={describedBy}
          aria-invalid={error !== undefined}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}

interface ChecksProps {
  legend: string;
  names: readonly string[];
  inWords: (name: string) => string;
  chosen: readonly string[];
  error?: string | undefined;
  onChange: (chosen: string[]) => void;
}

/** Several of a closed set. */
export function Checks({ legend, names, inWords, chosen, error, onChange }: ChecksProps) {
  const id = useId();
  return (
    <fieldset className="govuk-fieldset form-field" aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend className="form-field__label">{legend}</legend>
      {error !== undefined && (
        <p className="refusal" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      <div className="govuk-checkboxes govuk-checkboxes--small checks">
        {names.map((name) => (
          <div className="govuk-checkboxes__item" key={name}>
            <input
              className="govuk-checkboxes__input"
              type="checkbox"
              id={`${id}-${name}`}
              checked={chosen.includes(name)}
              onChange={({ target }) =>
                onChange(names.filter((each) => (each === name ? target.checked : chosen.includes(each))))
              }
            />
            <label className="govuk-label govuk-checkboxes__label" htmlFor={`${id}-${name}`}>
              {inWords(name)}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
