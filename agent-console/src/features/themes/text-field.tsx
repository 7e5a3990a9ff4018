/** One line of text with its label, its hint, and what was wrong with it. */
import { useId } from 'react';

interface TextFieldProps {
  label: string;
  hint?: string;
  value: string;
  /** What the hub said of it. */
  wrong: string | undefined;
  onChange: (value: string) => void;
}

export function TextField({ label, hint, value, wrong, onChange }: TextFieldProps) {
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, wrong !== undefined && `${id}-wrong`]
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
      {wrong !== undefined && (
        <p className="refusal" id={`${id}-wrong`} role="alert">
          {wrong}
        </p>
      )}
      <input
        className="govuk-input"
        id={id}
        autoComplete="off"
        maxLength={300}
        value={value}
        aria-invalid={wrong !== undefined || undefined}
        aria-describedby={described === '' ? undefined : described}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
