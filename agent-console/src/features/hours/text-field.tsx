/** One line that is typed: a day, a time of day, or a few words. */
import { Field } from '../supervise/field.tsx';

interface TextFieldProps {
  label: string;
  hint?: string;
  type?: 'text' | 'date';
  isWide?: boolean;
  error: string | undefined;
  value: string;
  onChange: (value: string) => void;
}

export function TextField({ label, hint, type = 'text', isWide = false, error, value, onChange }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {({ id, describedBy }) => (
        <input
          className={isWide ? 'govuk-input' : 'govuk-input govuk-input--width-10'}
          id={id}
          type={type}
          value={value}
          aria-describedby={describedBy}
          aria-invalid={error !== undefined}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
