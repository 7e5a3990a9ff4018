/** The questions that can be asked, each with a place for the answer; one that could not be read says so and takes the focus. */
import { useEffect, useId, useRef } from 'react';
import { IDENTITY_ANSWER_LIMIT, IDENTITY_ITEMS, type IdentityItem } from '@hub/contract';
import { identity } from '../../wording/later/identity.ts';
import type { Answers } from './answers.ts';

/** What is wrong, and with which question where it is one. */
export interface Wrong {
  words: string;
  item?: IdentityItem;
}

interface QuestionProps {
  item: IdentityItem;
  value: string;
  error: string | undefined;
  onChange: (said: string) => void;
}

function Question({ item, value, error, onChange }: QuestionProps) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const isWrong = error !== undefined;
  useEffect(() => {
    if (isWrong) box.current?.focus();
  }, [isWrong]);
  const { label, hint } = identity.questions[item];
  return (
    <div className="form-field">
      <label className="form-field__label" htmlFor={id}>
        {label}
      </label>
      <p className="quiet" id={`${id}-hint`}>
        {hint}
      </p>
      {isWrong && (
        <p className="refusal" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      <input
        className="govuk-input"
        id={id}
        ref={box}
        autoComplete="off"
        maxLength={IDENTITY_ANSWER_LIMIT}
        value={value}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${id}-hint ${id}-error` : `${id}-hint`}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}

interface QuestionsProps {
  answers: Answers;
  wrong: Wrong | null;
  onChange: (item: IdentityItem, said: string) => void;
}

export function Questions({ answers, wrong, onChange }: QuestionsProps) {
  return IDENTITY_ITEMS.map(({ id }) => (
    <Question
      key={id}
      item={id}
      value={answers[id]}
      error={wrong?.item === id ? wrong.words : undefined}
      onChange={(said) => onChange(id, said)}
    />
  ));
}
