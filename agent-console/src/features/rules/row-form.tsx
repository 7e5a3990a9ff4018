/** One row to be changed: its conditions, what it gives, and why. A locked row shows its explanation alone. */
import { useEffect, useId, useRef, useState } from 'react';
import { rules } from '../../wording/later/rules.ts';
import { CellField } from './cell-field.tsx';
import { ErrorSummary, type FieldFault } from './error-summary.tsx';
import { AreaField, FieldError } from './fields.tsx';
import { OutcomeFields } from './outcome-fields.tsx';
import type { OfRow } from './of-row.ts';
import { fieldsOf, rowEdits, type RowFields } from './row-edits.ts';
import { RowDeeds } from './row-deeds.tsx';
import { sendEdits, type Refused } from './rules-api.ts';
import { forgetRow, isTyped, keepRow, NO_EXTRAS, takenUp, typedIn, type Typed, type TypedRow } from './typed-rows.ts';
import { useDeed } from './use-deed.ts';

const words = rules.row;

interface RowFormProps extends OfRow {
  onClose: () => void;
}

export function RowForm({ draft, table, row, csrfToken, onChanged, onClose }: RowFormProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const at = { place: { draftId: draft.draftId, draft: draft.title, table: table.id, row: row.id }, table, row };
  const [begun] = useState(() => typedIn(at.place, table, row));
  const [held, setHeld] = useState<Omit<TypedRow, 'place'>>(begun);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const { busy, refusal, run } = useDeed();
  useEffect(() => heading.current?.focus(), []);
  const isOpen = table.lock === null;
  // What nobody typed is as the row is now, also when a colleague saved it while this form was open.
  const now = fieldsOf(table, row);
  const typed = takenUp(held, now);
  const { fields, extras } = typed;
  const hasTyped = isTyped(table, row, typed);
  const change = (changed: Partial<Typed>) => {
    const next = { ...typed, ...changed };
    setHeld({ before: now, ...next });
    keepRow(at, next);
  };
  const changeFields = (changed: Partial<RowFields>) => change({ fields: { ...fields, ...changed } });
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
      // What was typed beside the row is still to be saved.
      if (answer.length === 0) keepRow(at, { fields: now, extras });
      // Busy until the draft is read again: what is saved next is a change of that one.
      await onChanged(answer.length === 0 ? null : row.id);
      return answer;
    }, setRefused);
  };

  return (
    <section aria-labelledby={`${id}-title`}>
      <h4
        className="govuk-heading-s"
        id={`${id}-title`}
        tabIndex={-1}
        ref={heading}
        aria-describedby={begun.isEarlier ? `${id}-earlier` : undefined}
      >
        {words.title(row.id)}
      </h4>
      {begun.isEarlier && hasTyped && <p id={`${id}-earlier`}>{words.earlier}</p>}
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
                      onChange={(changed) => changeFields({ cells: { ...fields.cells, [column.fact]: changed } })}
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
                onChange={(then) => changeFields({ then })}
              />
            </fieldset>
          </>
        )}
        <AreaField
          {...{ id: placeId('why'), label: words.why, hint: words.whyHint, error: errorOf('why') }}
          value={fields.why}
          onType={(why) => changeFields({ why })}
        />
        {isOpen && (
          <AreaField
            {...{ id: placeId('equality'), label: words.equality, hint: words.equalityHint }}
            error={errorOf('equality')}
            value={fields.equality}
            onType={(equality) => changeFields({ equality })}
          />
        )}
        <div className="button-row">
          <button type="submit" className="govuk-button" id={placeId('save')} aria-disabled={busy}>
            {rules.save}
          </button>
          <button
            type="button"
            className="govuk-button govuk-button--secondary"
            onClick={() => {
              forgetRow(at.place);
              onClose();
            }}
          >
            {hasTyped ? rules.unsaved.throwAway : rules.cancel}
          </button>
        </div>
      </form>
      {isOpen && (
        <RowDeeds
          {...{ draft, table, row, csrfToken, extras }}
          onExtras={(changed) => change({ extras: { ...extras, ...changed } })}
          onChanged={(stays) => {
            keepRow(at, { fields, extras: NO_EXTRAS });
            return onChanged(stays);
          }}
          onRemoved={() => {
            forgetRow(at.place);
            return onChanged(null);
          }}
        />
      )}
    </section>
  );
}
