/** One row to be changed: its conditions, what it gives, and why. A locked row shows its explanation alone. */
import { useEffect, useId, useRef, useState } from 'react';
import { rules } from '../../wording/later/rules.ts';
import { CellField } from './cell-field.tsx';
import { ErrorSummary, type FieldFault } from './error-summary.tsx';
import { AreaField, FieldError } from './fields.tsx';
import { OutcomeFields } from './outcome-fields.tsx';
import type { OfRow } from './of-row.ts';
import { fieldsOf, rowEdits } from './row-edits.ts';
import { RowDeeds } from './row-deeds.tsx';
import { sendEdits, type Refused } from './rules-api.ts';
import { useDeed } from './use-deed.ts';

const words = rules.row;

interface RowFormProps extends OfRow {
  onClose: () => void;
}

export function RowForm({ draft, table, row, csrfToken, onChanged, onClose }: RowFormProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [fields, setFields] = useState(() => fieldsOf(table, row));
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const { busy, refusal, run } = useDeed();
  useEffect(() => heading.current?.focus(), []);
  const isOpen = table.lock === null;
  const placeId = (place: string) => `${id}-${place}`;
  const errorOf = (place: string) => refused.find((one) => one.place === place)?.message;
  /** The control of a fact is its first one; the others have their own name. */
  const controlAt = (place: string) => (place === 'why' || place === 'equality' || place === 'then' ? '' : '-how');
  const faults: FieldFault[] =
    refusal === null
      ? refused.map(({ place, message }) => ({
          at: placeId(place) + controlAt(place),
          message: labelled(place, message),
        }))
      : [{ at: placeId('save'), message: refusal.message }];

  function labelled(place: string, message: string): string {
    const label = table.columns.find(({ fact }) => fact === place)?.label;
    return label === undefined || message.includes(label) ? message : `${label}: ${message}`;
  }

  const save = () => {
    setRefused([]);
    run(async () => {
      const answer = await sendEdits(draft, rowEdits(table, row, fields), csrfToken);
      // Busy until the draft is read again: what is saved next is a change of that one.
      await onChanged(answer.length === 0 ? null : row.id);
      return answer;
    }, setRefused);
  };

  return (
    <section aria-labelledby={`${id}-title`}>
      <h4 className="govuk-heading-s" id={`${id}-title`} tabIndex={-1} ref={heading}>
        {words.title(row.id)}
      </h4>
      <ErrorSummary faults={faults} />
      <p>
        {words.now}: {row.sentence}
      </p>
      <form
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault();
          save();
        }}
      >
        {isOpen && (
          <>
            <h5 className="form-field__label">{words.conditions}</h5>
            <div className="rules__cells">
              {table.columns.map((column) => {
                const form = fields.cells[column.fact];
                return (
                  form && (
                    <CellField
                      key={column.fact}
                      id={placeId(column.fact)}
                      lists={table.lists}
                      {...{ column, form, error: errorOf(column.fact) }}
                      onChange={(changed) =>
                        setFields((before) => ({ ...before, cells: { ...before.cells, [column.fact]: changed } }))
                      }
                    />
                  )
                );
              })}
            </div>
            <fieldset
              className="govuk-fieldset rules__cell"
              id={placeId('then')}
              tabIndex={-1}
              aria-describedby={errorOf('then') === undefined ? undefined : `${placeId('then')}-error`}
            >
              <legend className="form-field__label">{words.then}</legend>
              <FieldError id={placeId('then')} error={errorOf('then')} />
              <OutcomeFields
                id={placeId('outcome')}
                table={table}
                then={fields.then}
                onChange={(then) => setFields((before) => ({ ...before, then }))}
              />
            </fieldset>
          </>
        )}
        <AreaField
          {...{ id: placeId('why'), label: words.why, hint: words.whyHint, error: errorOf('why') }}
          value={fields.why}
          onType={(why) => setFields((before) => ({ ...before, why }))}
        />
        {isOpen && (
          <AreaField
            {...{ id: placeId('equality'), label: words.equality, hint: words.equalityHint }}
            error={errorOf('equality')}
            value={fields.equality}
            onType={(equality) => setFields((before) => ({ ...before, equality }))}
          />
        )}
        <div className="button-row">
          <button type="submit" className="govuk-button" id={placeId('save')} aria-disabled={busy}>
            {rules.save}
          </button>
          <button type="button" className="govuk-button govuk-button--secondary" onClick={onClose}>
            {rules.cancel}
          </button>
        </div>
      </form>
      {isOpen && <RowDeeds {...{ draft, table, row, csrfToken, onChanged }} />}
    </section>
  );
}
