/** One field of a draft: the answer with who said it, or the question with a place to write the answer. */
import { useEffect, useId, useRef, useState } from 'react';
import type { DraftSaved, FieldView, FormAnswer, Known, Meaning } from '@hub/contract';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { forms as words } from '../../wording/later/forms.ts';

interface FieldRowProps {
  field: FieldView;
  answer: FormAnswer | undefined;
  /** The answer as a person reads it. */
  inWords: string | undefined;
  isOpen: boolean;
  isEditing: boolean;
  /** What the council knows already: it stands here to be taken over. */
  proposed: Known[Meaning];
  /** The question comes up after the one before it was answered: no hand need go to the mouse. */
  takesFocus: boolean;
  wrong: DraftSaved['wrong'];
  onEdit: () => void;
  onLeave: () => void;
  onSay: (text: string | null, insists: boolean) => void;
}

export function FieldRow(props: FieldRowProps) {
  const { field, answer, inWords, isOpen, isEditing, onEdit } = props;
  return (
    <div className="draft__row">
      <dt>{field.optional && answer === undefined ? words.optional(field.label) : field.label}</dt>
      <dd>
        {isEditing ? (
          <Editor {...props} />
        ) : (
          <>
            {answer && (
              <>
                <span className="draft__answer">{inWords ?? words.leftOut}</span>{' '}
                <span className="quiet">({words.saidBy(answer)})</span>
              </>
            )}{' '}
            {isOpen && (
              <button type="button" className="govuk-button govuk-button--secondary button--small" onClick={onEdit}>
                {words.change}
                <span className="govuk-visually-hidden">: {field.label}</span>
              </button>
            )}
          </>
        )}
      </dd>
    </div>
  );
}

function Editor({ field, answer, inWords, proposed, takesFocus, wrong, onLeave, onSay }: FieldRowProps) {
  const id = useId();
  const [typed, setText] = useState<string | null>(null);
  const isProposed = answer === undefined && proposed !== undefined;
  const text = typed ?? inWords ?? proposed?.text ?? '';
  const box = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    (box.current ?? first.current)?.focus();
    // What is proposed goes as soon as something else is written.
    box.current?.select();
  }, [takesFocus]);
  // What is wrong is read where it can be put right.
  useEffect(() => {
    if (wrong) box.current?.focus();
  }, [wrong]);
  const isPlace = field.kind === 'place' || field.kind === 'postcode';
  const say = (said: string) => onSay(said.trim() === '' && field.optional ? null : said, false);
  const choices = field.choices ?? wrong?.places.map((place) => ({ value: place, label: place })) ?? [];
  const described = [isProposed ? `${id}-from` : field.hint && `${id}-hint`, wrong && `${id}-wrong`]
    .filter(Boolean)
    .join(' ');
  const boxProps = {
    id,
    ref: box,
    value: text,
    autoComplete: 'off',
    'aria-describedby': described === '' ? undefined : described,
    onChange: ({ target }: { target: { value: string } }) => setText(target.value),
  };
  return (
    <form
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        say(text);
      }}
    >
      {choices.length > 0 ? (
        <RadioGroup
          id={id}
          legend={field.choices ? field.question : words.whichPlace}
          options={choices}
          chosen={choices.find(({ value, label }) => text === value || text === label)?.value ?? null}
          onChoose={(value) => {
            setText(value);
            say(value);
          }}
          error={field.choices ? wrong?.text : undefined}
          first={first}
        />
      ) : (
        <>
          <label className="form-field__label" htmlFor={id}>
            {field.question}
          </label>
          {isProposed && (
            <p className="quiet" id={`${id}-from`}>
              <strong>{words.proposed[proposed.from]}.</strong> {words.proposedHow}
            </p>
          )}
          {field.hint !== undefined && !isProposed && (
            <p className="quiet" id={`${id}-hint`}>
              {field.hint}
            </p>
          )}
          {wrong && (
            <p className="refusal" id={`${id}-wrong`} role="alert">
              {wrong.text}
            </p>
          )}
          {field.kind === 'long-text' ? (
            <textarea className="govuk-textarea" rows={3} {...boxProps} />
          ) : (
            <input className="govuk-input" {...boxProps} />
          )}
          <div className="button-row">
            <button type="submit" className="govuk-button button--small">
              {words.save}
            </button>
            {wrong && isPlace && (
              <button
                type="button"
                className="govuk-button govuk-button--secondary button--small"
                onClick={() => onSay(text, true)}
              >
                {words.insist}
              </button>
            )}
            <button type="button" className="govuk-button govuk-button--secondary button--small" onClick={onLeave}>
              {words.cancel}
            </button>
          </div>
        </>
      )}
    </form>
  );
}
