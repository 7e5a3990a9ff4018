/** How it ended, and what the next person needs to know. Frees the agent for the next contact. */
import { useEffect, useId, useRef, useState } from 'react';
import { dispositionSchema, type ContactSummary, type Disposition } from '@hub/contract';
import { useHub, useHubState } from '../../hub/context.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { en } from '../../wording/en.ts';

export function WrapUpForm({ contact }: { contact: ContactSummary }) {
  const hub = useHub();
  const id = useId();
  const key = `note:${contact.contactId}`;
  const [chosen, setChosen] = useState<Disposition | null>(null);
  const [note, setNote] = useState(() => hub.memory.read(key) ?? '');
  const [missing, setMissing] = useState(false);
  const { busy, refusal, run } = useCommand();
  const first = useRef<HTMLInputElement>(null);
  const focusRequests = useHubState((state) => state.focusRequests);

  useEffect(() => {
    if (focusRequests > 0) first.current?.focus();
  }, [focusRequests]);

  const done = (disposition: Disposition) =>
    run(async () => {
      const answer = await hub.wrapUp(contact.contactId, disposition, note);
      if (!answer.ok) return answer;
      hub.memory.write(key, '');
      document.getElementById('my-work-title')?.focus();
      return answer;
    });

  return (
    <form
      className="wrap-up"
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        setMissing(chosen === null);
        if (chosen) done(chosen);
        else first.current?.focus();
      }}
    >
      <fieldset
        className={`govuk-fieldset${missing ? ' wrap-up__error' : ''}`}
        aria-describedby={missing ? `${id}-error` : undefined}
      >
        <legend className="govuk-fieldset__legend wrap-up__legend">{en.wrapUp.title}</legend>
        {missing && (
          <p className="refusal" id={`${id}-error`} role="alert">
            {en.wrapUp.choose}
          </p>
        )}
        <div className="govuk-radios govuk-radios--small wrap-up__choices">
          {dispositionSchema.options.map((disposition, index) => (
            <div className="govuk-radios__item" key={disposition}>
              <input
                className="govuk-radios__input"
                type="radio"
                name={`${id}-disposition`}
                id={`${id}-${disposition}`}
                ref={index === 0 ? first : undefined}
                checked={chosen === disposition}
                onChange={() => {
                  setChosen(disposition);
                  setMissing(false);
                }}
              />
              <label className="govuk-label govuk-radios__label" htmlFor={`${id}-${disposition}`}>
                {en.disposition[disposition]}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
      <label className="wrap-up__label" htmlFor={`${id}-note`}>
        {en.wrapUp.note}
      </label>
      <p className="wrap-up__hint" id={`${id}-hint`}>
        {en.wrapUp.noteHint}
      </p>
      <textarea
        className="govuk-textarea wrap-up__note"
        id={`${id}-note`}
        rows={2}
        maxLength={2000}
        aria-describedby={`${id}-hint`}
        value={note}
        onChange={({ target }) => {
          setNote(target.value);
          hub.memory.write(key, target.value);
        }}
      />
      {refusal && (
        <p className="refusal" role="alert">
          {refusal}
        </p>
      )}
      <button type="submit" className="govuk-button wrap-up__done" aria-disabled={busy}>
        {en.wrapUp.done}
      </button>
    </form>
  );
}
