/** What else can be done with a row: copy it, show what it does by an example, take it away. */
import { useId, useState, type ReactNode } from 'react';
import { rules } from '../../wording/later/rules.ts';
import type { Json } from './cell-form.ts';
import { ExampleFact } from './example-fact.tsx';
import { canBeSaid, factsWith } from './example-facts.ts';
import { SelectField, TextField } from './fields.tsx';
import type { OfRow } from './of-row.ts';
import { sendEdits } from './rules-api.ts';
import type { RowExtras } from './typed-rows.ts';
import { useDeed } from './use-deed.ts';

const words = rules.deeds;

interface DeedFormProps extends OfRow {
  title: string;
  help: string;
  submit: string;
  /** Whether something was typed in it earlier: then it is open. */
  isBegun: boolean;
  /** The change, without its table and row. */
  edit: () => Record<string, Json>;
  children?: ReactNode;
}

function DeedForm(props: DeedFormProps) {
  const { title, help, submit, edit, children, draft, table, row, csrfToken, onChanged } = props;
  const [wasBegun] = useState(props.isBegun);
  const { busy, refusal, run, refuse } = useDeed();
  const send = () =>
    run(
      () => sendEdits(draft, [{ place: 'row', edit: { ...edit(), table: table.id, row: row.id } }], csrfToken),
      ([refused]) => {
        if (refused) refuse({ message: refused.message, where: undefined });
        else void onChanged(null);
      },
    );
  return (
    <details className="govuk-details" open={wasBegun}>
      <summary className="govuk-details__summary">{title}</summary>
      <form
        className="govuk-details__text"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <p>{help}</p>
        {children}
        {refusal !== null && (
          <p className="refusal" role="alert">
            {refusal.message}
          </p>
        )}
        <button type="submit" className="govuk-button govuk-button--secondary button--small" aria-disabled={busy}>
          {submit}
        </button>
      </form>
    </details>
  );
}

interface OfDeed extends OfRow {
  extras: RowExtras;
  onExtras: (changed: Partial<RowExtras>) => void;
}
interface DeedsProps extends OfDeed {
  /** The row is gone. */
  onRemoved: () => Promise<unknown>;
}

function Copy({ extras, onExtras, ...props }: OfDeed) {
  const id = useId();
  return (
    <DeedForm
      {...props}
      {...{ title: words.copy, help: words.copyHelp, submit: words.copySubmit, isBegun: extras.copyWhy !== '' }}
      edit={() => ({ kind: 'copy-row', why: extras.copyWhy })}
    >
      <TextField id={id} label={words.copyWhy} value={extras.copyWhy} onType={(copyWhy) => onExtras({ copyWhy })} />
    </DeedForm>
  );
}

function AddExample({ extras, onExtras, ...props }: OfDeed) {
  const { table } = props;
  const { exampleTitle: title, exampleLike: like, said } = extras;
  const id = useId();
  const base = table.examples.find((one) => one.id === like)?.facts ?? {};
  const choices = table.examples.map((one) => ({ value: one.id, label: `${one.id}: ${one.title}` }));
  return (
    <DeedForm
      {...props}
      {...{ title: words.example, help: words.exampleHelp, submit: words.exampleSubmit }}
      isBegun={title !== '' || like !== '' || Object.keys(said).length > 0}
      edit={() => ({ kind: 'add-example', title, facts: factsWith(base, table.columns, said) })}
    >
      <TextField
        id={`${id}-title`}
        label={words.exampleTitle}
        value={title}
        onType={(exampleTitle) => onExtras({ exampleTitle })}
      />
      <SelectField
        id={`${id}-like`}
        label={words.exampleBase}
        value={like}
        choices={[{ value: '', label: words.exampleNone }, ...choices]}
        onType={(exampleLike) => onExtras({ exampleLike })}
      />
      <div className="rules__cells">
        {table.columns.filter(canBeSaid).map((column) => (
          <ExampleFact
            key={column.fact}
            id={`${id}-${column.fact}`}
            column={column}
            said={said[column.fact]}
            onSay={(chosen) => {
              const { [column.fact]: _old, ...others } = said;
              onExtras({ said: chosen === undefined ? others : { ...others, [column.fact]: chosen } });
            }}
          />
        ))}
      </div>
    </DeedForm>
  );
}

export function RowDeeds({ onRemoved, ...props }: DeedsProps) {
  return (
    <>
      <AddExample {...props} />
      <Copy {...props} />
      <DeedForm
        {...props}
        {...{ title: words.remove, help: words.removeHelp, submit: words.removeSubmit, isBegun: false }}
        onChanged={onRemoved}
        edit={() => ({ kind: 'remove-row' })}
      />
    </>
  );
}
