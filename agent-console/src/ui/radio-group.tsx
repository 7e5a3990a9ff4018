/** A question with a few answers, of which one is chosen; what is wrong with it stands beside it. */
import type { RefObject } from 'react';

interface RadioGroupProps<T extends string> {
  id: string;
  legend: string;
  options: readonly { value: T; label: string }[];
  chosen: T | null;
  onChoose: (value: T) => void;
  error?: string | undefined;
  first?: RefObject<HTMLInputElement | null>;
}

export function RadioGroup<T extends string>(props: RadioGroupProps<T>) {
  const { id, legend, options, chosen, onChoose, error, first } = props;
  return (
    <fieldset className="govuk-fieldset form-field" aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend className="form-field__label">{legend}</legend>
      {error !== undefined && (
        <p className="refusal" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      <div className="govuk-radios govuk-radios--small wrap-up__choices">
        {options.map(({ value, label }, index) => (
          <div className="govuk-radios__item" key={value}>
            <input
              className="govuk-radios__input"
              type="radio"
              name={id}
              id={`${id}-${value}`}
              ref={index === 0 ? first : undefined}
              checked={chosen === value}
              onChange={() => onChoose(value)}
            />
            <label className="govuk-label govuk-radios__label" htmlFor={`${id}-${value}`}>
              {label}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
