/** Wording, figures, phone numbers and words of danger: each has a short form that changes one of them. */
import { useId, useState } from 'react';
import type { RuleDraft, RuleWords } from '@hub/contract';
import { rules } from '../../wording/later/rules.ts';
import type { Json } from './cell-form.ts';
import { AreaField, SelectField, TextField, type Choice } from './fields.tsx';
import { sendEdits } from './rules-api.ts';
import { useDeed } from './use-deed.ts';

const words = rules.words;

interface WordsPartProps {
  draft: RuleDraft;
  csrfToken: string;
  onChanged: () => Promise<unknown>;
  /** Asks for the words, which are many. */
  onShow: () => void;
}

interface Entry extends Choice {
  /** What is changed of it, as it is now. */
  now: string;
  label: string;
  field: string;
  note?: string;
  lock?: string | null;
}
interface ShortFormProps extends Omit<WordsPartProps, 'onShow'> {
  title: string;
  entries: readonly Entry[];
  type: 'text' | 'number' | 'area';
  submit: string;
  edit: (id: string, typed: string) => Record<string, Json>;
}

function ShortForm({ title, entries, type, submit, edit, draft, csrfToken, onChanged }: ShortFormProps) {
  const id = useId();
  const [chosen, setChosen] = useState(entries[0]?.value ?? '');
  const entry = entries.find(({ value }) => value === chosen);
  const [typed, setTyped] = useState(entry?.now ?? '');
  const [isSaved, setSaved] = useState(false);
  const { busy, refusal, run, refuse } = useDeed();
  const choose = (value: string) => {
    setChosen(value);
    setTyped(entries.find((one) => one.value === value)?.now ?? '');
    setSaved(false);
    refuse(null);
  };
  if (!entry) return null;
  const save = () => {
    setSaved(false);
    run(
      () => sendEdits(draft, [{ place: chosen, edit: edit(chosen, typed) }], csrfToken),
      ([refused]) => {
        if (refused) refuse({ message: refused.message, where: undefined });
        else {
          void onChanged().then(() => {
            setSaved(true);
            // Words were added, so the field is empty for the next ones; others go on from what they are now.
            if (entry.now === '') setTyped('');
          });
        }
      },
    );
  };
  const field = {
    ...{ id: `${id}-value`, label: entry.field, value: typed, onType: setTyped },
    ...{ hint: entry.note, error: refusal?.message },
  };
  return (
    <form
      className="rules__cell"
      aria-label={title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h4 className="form-field__label">{title}</h4>
      <SelectField id={`${id}-which`} label={words.choose} value={chosen} choices={entries} onType={choose} />
      {typeof entry.lock === 'string' ? (
        <p>{words.locked(entry.lock)}</p>
      ) : (
        <>
          {type === 'area' ? <AreaField {...field} rows={3} /> : <TextField {...field} type={type} />}
          <button type="submit" className="govuk-button govuk-button--secondary button--small" aria-disabled={busy}>
            {submit}
            <span className="govuk-visually-hidden">{title}</span>
          </button>
        </>
      )}
      <p role="status">{isSaved && words.saved}</p>
    </form>
  );
}

function Forms({ given, ...part }: Omit<WordsPartProps, 'onShow'> & { given: RuleWords }) {
  const { language, wordings, settings, phones, signals } = given;
  return (
    <div className="rules__cells">
      <ShortForm
        {...part}
        {...{ title: words.wording, type: 'area', submit: rules.save }}
        entries={wordings.map(({ id, text }) => ({ value: id, label: id, now: text, field: words.text }))}
        edit={(id, text) => ({ kind: 'set-wording', language, id, text })}
      />
      <ShortForm
        {...part}
        {...{ title: words.settings, type: 'number', submit: rules.save }}
        entries={settings.map(({ id, label, value, unit, source, lock }) => ({
          ...{ value: id, label, now: String(value), field: words.value(unit), note: words.source(source), lock },
        }))}
        edit={(id, typed) => ({ kind: 'set-setting', id, value: typed.trim() === '' ? typed : Number(typed) })}
      />
      <ShortForm
        {...part}
        {...{ title: words.phones, type: 'text', submit: rules.save }}
        entries={phones.map(({ id, name, number }) => ({ value: id, label: name, now: number, field: words.number }))}
        edit={(id, number) => ({ kind: 'set-phone', id, number })}
      />
      <ShortForm
        {...part}
        {...{ title: words.signals, type: 'text', submit: words.add }}
        entries={signals.map(({ id, label, phrases }) => ({
          ...{ value: id, label, now: '', field: words.phrase, note: words.phrases(phrases) },
        }))}
        edit={(signal, phrase) => ({ kind: 'add-phrase', signal, phrase })}
      />
    </div>
  );
}

export function WordsPart({ onShow, ...part }: WordsPartProps) {
  const id = useId();
  const given = part.draft.words;
  return (
    <section aria-labelledby={id}>
      <h3 className="govuk-heading-s" id={id}>
        {words.title}
      </h3>
      {given === null ? (
        <button type="button" className="govuk-button govuk-button--secondary button--small" onClick={onShow}>
          {words.show}
        </button>
      ) : (
        <Forms {...part} given={given} />
      )}
    </section>
  );
}
