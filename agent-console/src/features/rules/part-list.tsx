/** A list of parts of an outcome, such as offers: each can be made the first, or taken away, and another one added. */
import type { ReactNode } from 'react';
import { rules } from '../../wording/later/rules.ts';

const words = rules.then;

interface PartListProps<T> {
  legend: string;
  add: string;
  parts: readonly T[];
  /** What a part is called, by its place from 1. */
  nameOf: (place: number) => string;
  fresh: () => T;
  onChange: (parts: T[]) => void;
  children: (part: T, at: number, onPart: (part: T) => void) => ReactNode;
}

export function PartList<T>({ legend, add, parts, nameOf, fresh, onChange, children }: PartListProps<T>) {
  return (
    <fieldset className="govuk-fieldset form-field">
      <legend className="form-field__label">{legend}</legend>
      {parts.map((part, at) => {
        const name = <span className="govuk-visually-hidden">{nameOf(at + 1)}</span>;
        return (
          <div className="rules__part" key={at}>
            <div className="rules__fields">{children(part, at, (changed) => onChange(parts.with(at, changed)))}</div>
            {at > 0 && (
              <button
                type="button"
                className="link-button"
                onClick={() => onChange(parts.toSpliced(at, 1).toSpliced(at - 1, 0, part))}
              >
                {words.earlier}
                {name}
              </button>
            )}{' '}
            <button type="button" className="link-button" onClick={() => onChange(parts.toSpliced(at, 1))}>
              {words.remove}
              {name}
            </button>
          </div>
        );
      })}
      <button
        type="button"
        className="govuk-button govuk-button--secondary button--small"
        onClick={() => onChange([...parts, fresh()])}
      >
        {add}
      </button>
    </fieldset>
  );
}
