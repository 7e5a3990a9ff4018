/** What a row asks for of one fact, as a question with a few answers; only what the answer needs is shown. */
import type { RuleColumn, RuleTable } from '@hub/contract';
import { rules } from '../../wording/later/rules.ts';
import { SET_LISTS, type CellForm, type End } from './cell-form.ts';
import { Checks, FieldError, SelectField, TextField, type Choice } from './fields.tsx';

const words = rules.row;
const listed = (labels: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

interface EndFieldProps {
  id: string;
  name: string;
  ops: readonly End['op'][];
  end: End;
  settings: readonly Choice[];
  onChange: (end: End) => void;
}

function EndField({ id, name, ops, end, settings, onChange }: EndFieldProps) {
  return (
    <div className="rules__fields">
      <SelectField
        id={`${id}-op`}
        label={name}
        value={end.op}
        choices={ops.map((op) => ({ value: op, label: words.ends[op] }))}
        onType={(op) => onChange({ ...end, op: ops.find((one) => one === op) ?? '' })}
      />
      {end.op !== '' && (
        <SelectField
          id={`${id}-setting`}
          label={`${words.limit} (${name.toLowerCase()})`}
          value={end.setting}
          choices={[{ value: '', label: words.aNumber }, ...settings]}
          onType={(setting) => onChange({ ...end, setting })}
        />
      )}
      {end.op !== '' && end.setting === '' && (
        <TextField
          id={`${id}-number`}
          label={`${words.value} (${name.toLowerCase()})`}
          type="number"
          value={end.number}
          onType={(number) => onChange({ ...end, number })}
        />
      )}
    </div>
  );
}

interface CellFieldProps {
  id: string;
  column: RuleColumn;
  lists: RuleTable['lists'];
  form: CellForm;
  error: string | undefined;
  onChange: (form: CellForm) => void;
}

function Details({ id, column, lists, form, onChange }: CellFieldProps) {
  if (form.how === 'any') return null;
  if (form.kind === 'choice') {
    return (
      <Checks
        id={id}
        legend={words.which}
        choices={column.choices}
        chosen={form.chosen}
        onChoose={(chosen) => onChange({ ...form, chosen })}
      />
    );
  }
  if (form.kind === 'set') {
    if (form.how !== 'these') return null;
    return SET_LISTS.map((list) => (
      <Checks
        key={list}
        id={`${id}-${list}`}
        legend={words.lists[list]}
        choices={column.choices}
        chosen={form.lists[list]}
        onChoose={(chosen) => onChange({ ...form, lists: { ...form.lists, [list]: chosen } })}
      />
    ));
  }
  if (form.how === 'exactly') {
    const onType = (number: string) => onChange({ ...form, low: { ...form.low, number } });
    return <TextField id={`${id}-exactly`} label={words.value} type="number" value={form.low.number} onType={onType} />;
  }
  if (form.how !== 'range') return null;
  const settings = lists.setting ?? [];
  return (
    <>
      <EndField
        {...{ id: `${id}-low`, name: words.low, ops: ['', 'gte', 'gt'], end: form.low, settings }}
        onChange={(low) => onChange({ ...form, low })}
      />
      <EndField
        {...{ id: `${id}-high`, name: words.high, ops: ['', 'lte', 'lt'], end: form.high, settings }}
        onChange={(high) => onChange({ ...form, high })}
      />
      <div className="form-field form-field--check">
        <input
          type="checkbox"
          id={`${id}-or-unknown`}
          checked={form.orUnknown}
          onChange={({ target }) => onChange({ ...form, orUnknown: target.checked })}
        />
        <label htmlFor={`${id}-or-unknown`}>{words.orUnknown}</label>
      </div>
    </>
  );
}

export function CellField(props: CellFieldProps) {
  const { id, column, form, error, onChange } = props;
  return (
    <fieldset
      className="govuk-fieldset rules__cell"
      id={id}
      tabIndex={-1}
      aria-describedby={error === undefined ? undefined : `${id}-error`}
    >
      <legend className="form-field__label">{column.label}</legend>
      <FieldError id={id} error={error} />
      <div className="form-field">
        <label className="govuk-visually-hidden" htmlFor={`${id}-how`}>
          {column.label} {words.how}
        </label>
        <select
          className="govuk-select"
          id={`${id}-how`}
          value={form.how}
          aria-describedby={error === undefined ? undefined : `${id}-error`}
          // Each kind of form has its own answers, and the list shows no others.
          onChange={({ target }) => onChange({ ...form, how: target.value } as CellForm)}
        >
          {listed(words[form.kind]).map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <Details {...props} />
    </fieldset>
  );
}
