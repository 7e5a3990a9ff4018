/** The fields of the workbench's forms: a label, a hint, what is wrong with it, and the control that both describe. */
import type { ReactNode } from 'react';

export interface Choice {
  value: string;
  label: string;
}
interface FieldProps {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
}

/** What describes a control: the hint and what is wrong. */
const describedBy = ({ id, hint, error }: FieldProps): string | undefined => {
  const ids = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].filter(Boolean);
  return ids.length === 0 ? undefined : ids.join(' ');
};

export function FieldError({ id, error }: Pick<FieldProps, 'id' | 'error'>) {
  return error === undefined ? null : (
    <p className="refusal" id={`${id}-error`}>
      {error}
    </p>
  );
}

function Field({ children, ...field }: FieldProps & { children: ReactNode }) {
  const { id, label, hint } = field;
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
      <FieldError {...field} />
      {children}
    </div>
  );
}

const controlOf = (field: FieldProps) => ({
  id: field.id,
  'aria-describedby': describedBy(field),
  'aria-invalid': field.error === undefined ? undefined : true,
});

interface Typed extends FieldProps {
  value: string;
  onType: (value: string) => void;
}

export function SelectField({ choices, ...field }: Typed & { choices: readonly Choice[] }) {
  return (
    <Field {...field}>
      <select
        className="govuk-select"
        {...controlOf(field)}
        value={field.value}
        onChange={({ target }) => field.onType(target.value)}
      >
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function TextField({
  type = 'text',
  ...field
}: Typed & { type?: 'text' | 'number' | 'date' | 'datetime-local' }) {
  return (
    <Field {...field}>
      <input
        className="govuk-input"
        type={type}
        {...(type === 'number' && { step: 'any' })}
        autoComplete="off"
        {...controlOf(field)}
        value={field.value}
        onChange={({ target }) => field.onType(target.value)}
      />
    </Field>
  );
}

export function AreaField({ rows = 2, ...field }: Typed & { rows?: number }) {
  return (
    <Field {...field}>
      <textarea
        className="govuk-textarea"
        rows={rows}
        {...controlOf(field)}
        value={field.value}
        onChange={({ target }) => field.onType(target.value)}
      />
    </Field>
  );
}

interface ChecksProps {
  id: string;
  legend: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  onChoose: (chosen: string[]) => void;
}

/** Several of a closed list. */
export function Checks({ id, legend, choices, chosen, onChoose }: ChecksProps) {
  return (
    <fieldset className="govuk-fieldset form-field">
      <legend className="form-field__label">{legend}</legend>
      <div className="rules__checks">
        {choices.map(({ value, label }) => (
          <div className="form-field--check" key={value}>
            <input
              type="checkbox"
              id={`${id}-${value}`}
              checked={chosen.includes(value)}
              onChange={({ target }) =>
                onChoose(
                  choices
                    .map((one) => one.value)
                    .filter((one) => (one === value ? target.checked : chosen.includes(one))),
                )
              }
            />
            <label htmlFor={`${id}-${value}`}>{label}</label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
