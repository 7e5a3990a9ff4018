/** What else can be done with a row: copy it, show what it does by an example, take it away. */
import { useId, useState, type ReactNode } from 'react';
import { rules } from '../../wording/later/rules.ts';
import type { Json } from './cell-form.ts';
import { canBeSaid, factsWith } from './example-facts.ts';
import { SelectField, TextField } from './fields.tsx';
import type { OfRow } from './of-row.ts';
import { sendEdits } from './rules-api.ts';
import { useDeed } from './use-deed.ts';

const words = rules.deeds;

interface DeedFormProps extends OfRow {
  title: string;
  help: string;
  submit: string;
  /** The change, without its table and row. */
  edit: () => Record<string, Json>;
  children?: ReactNode;
}

function DeedForm({ title, help, submit, edit, children, draft, table, row, csrfToken, onChanged }: DeedFormProps) {
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
    <details className="govuk-details">
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

function Copy(props: OfRow) {
  const id = useId();
  const [why, setWhy] = useState('');
  return (
    <DeedForm
      {...props}
      {...{ title: words.copy, help: words.copyHelp, submit: words.copySubmit }}
      edit={() => ({ kind: 'copy-row', why })}
    >
      <TextField id={id} label={words.copyWhy} value={why} onType={setWhy} />
    </DeedForm>
  );
}

function AddExample(props: OfRow) {
  const { table } = props;
  const id = useId();
  const [title, setTitle] = useState('');
  const [like, setLike] = useState('');
  const [said, setSaid] = useState<Readonly<Record<string, readonly string[]>>>({});
  const base = table.examples.find((one) => one.id === like)?.facts ?? {};
  const choices = table.examples.map((one) => ({ value: one.id, label: `${one.id}: ${one.title}` }));
  return (
    <DeedForm
      {...props}
      {...{ title: words.example, help: words.exampleHelp, submit: words.exampleSubmit }}
      edit={() => ({ kind: 'add-example', title, facts: factsWith(base, table.columns, said) })}
    >
      <TextField id={`${id}-title`} label={words.exampleTitle} value={title} onType={setTitle} />
      <SelectField
        id={`${id}-like`}
        label={words.exampleBase}
        value={like}
        choices={[{ value: '', label: words.exampleNone }, ...choices]}
        onType={setLike}
      />
      <div className="rules__cells">
        {table.columns.filter(canBeSaid).map((column) => {
          const { fact, label, kind } = column;
          const [value = ''] = said[fact] ?? [];
          const onType = (word: string) => setSaid((before) => ({ ...before, [fact]: word === '' ? [] : [word] }));
          const field = { id: `${id}-${fact}`, label, value, onType };
          return kind === 'number' ? (
            <TextField key={fact} {...field} type="number" />
          ) : (
            <SelectField
              key={fact}
              {...field}
              choices={[{ value: '', label: words.exampleAsBase }, ...column.choices]}
            />
          );
        })}
      </div>
    </DeedForm>
  );
}

export function RowDeeds(props: OfRow) {
  return (
    <>
      <AddExample {...props} />
      <Copy {...props} />
      <DeedForm
        {...props}
        {...{ title: words.remove, help: words.removeHelp, submit: words.removeSubmit }}
        edit={() => ({ kind: 'remove-row' })}
      />
    </>
  );
}
