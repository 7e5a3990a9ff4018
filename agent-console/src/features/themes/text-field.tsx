/** One line of text with its label, its hint, and what was wrong with it. */
import { Field } from '../supervise/field.tsx';

interface TextFieldProps {
  label: string;
  hint?: string;
  value: string;
  /** What the hub said of it. */
  wrong: string | undefined;
  onChange: (value: string) => void;
}

export function TextField({ label, hint, value, wrong, onChange }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={wrong}>
      {({ id, describedBy }) => (
        <input
          className="govuk-input"
          id={id}
          autoComplete="off"
          maxLength={300}
          value={value}
          aria-invalid={wrong !== undefined || undefined}
          aria-describedby={describedBy}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
