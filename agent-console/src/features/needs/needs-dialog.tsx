/** Writes down what a resident needs, with their agreement and a day to ask again; or withdraws all of it (P19). Fetched when opened. */
import { useEffect, useId, useRef, useState, type SubmitEvent } from 'react';
import {
  interpreterLanguageSchema,
  NEEDS,
  NEEDS_WORDS_LIMIT,
  type InterpreterLanguage,
  type Need,
  type PanelData,
} from '@hub/contract';
import { keepNeeds, RefusedRequest, withdrawNeeds } from '../../hub/api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { en } from '../../wording/en.ts';
import { needs as words } from '../../wording/later/needs.ts';
import { LanguageChoice } from './language-choice.tsx';
import { NeedsChoice } from './needs-choice.tsx';

interface NeedsDialogProps {
  csrfToken: string;
  contactId: string;
  resident: PanelData<'resident'>;
  onClose: () => void;
  /** It was kept or withdrawn: the view is to be read again. */
  onChanged: () => void;
}

/** A year from today, where no day was agreed before. */
const inAYear = (): string => {
  const day = new Date();
  day.setFullYear(day.getFullYear() + 1);
  return day.toISOString().slice(0, 10);
};

const knownOf = ({ needs, saidHere }: PanelData<'resident'>): Need[] =>
  NEEDS.filter((need) => [...needs, ...saidHere].some(({ code }) => code === need));

/** What was chosen before, or the language of the record where an interpreter can be had in it. */
const languageOf = ({ interpreterLanguage, language }: PanelData<'resident'>): InterpreterLanguage | null =>
  interpreterLanguage ?? interpreterLanguageSchema.safeParse(language).data ?? null;

export function NeedsDialog({ csrfToken, contactId, resident, onClose, onChanged }: NeedsDialogProps) {
  const id = useId();
  const kept = resident.passport?.state === 'kept' ? resident.passport : null;
  const [chosen, setChosen] = useState(() => knownOf(resident));
  const [language, setLanguage] = useState(() => languageOf(resident));
  const needsLanguage = chosen.includes('language-interpreter');
  const [own, setOwn] = useState(kept?.words ?? '');
  // A day that has come is no day to ask again on.
  const [reviewOn, setReviewOn] = useState(kept && !kept.isDue ? kept.reviewOn : inAYear());
  const [agreed, setAgreed] = useState(false);
  const [wrong, setWrong] = useState<{ where: string | undefined; words: string } | null>(null);
  const [busy, setBusy] = useState(false);

  const send = (sending: Promise<void>) => {
    setBusy(true);
    setWrong(null);
    sending
      .then(
        () => {
          isDone.current = true;
          onChanged();
          onClose();
        },
        (error: unknown) =>
          setWrong({
            where: error instanceof RefusedRequest ? error.where : undefined,
            words: error instanceof Error ? error.message : en.problem.unexpected,
          }),
      )
      .finally(() => setBusy(false));
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    // The hub holds to the agreement too, and says so in words: an unticked box is sent as it is.
    if (!busy)
      send(
        keepNeeds(
          contactId,
          { needs: chosen, language: needsLanguage ? language : null, words: own, reviewOn, agreed },
          csrfToken,
        ),
      );
  };
  const isDone = useRef(false);
  useEffect(
    () => () => {
      // The view is read anew, and the button that opened this with it: what it was about takes the focus.
      if (isDone.current) document.getElementById('resident')?.focus();
    },
    [],
  );
  const errorId = wrong === null ? undefined : `${id}-error`;
  const isAt = (field: string) => wrong?.where === field || undefined;

  return (
    <Dialog title={en.resident.changeNeeds} onClose={onClose}>
      <form noValidate onSubmit={onSubmit}>
        <p className="govuk-body-s">{words.body}</p>
        <NeedsChoice id={id} chosen={chosen} onChoose={setChosen} errorId={isAt('needs') && errorId} />
        {needsLanguage && <LanguageChoice id={`${id}-language`} chosen={language} onChoose={setLanguage} />}
        <div className="form-field">
          <label className="form-field__label" htmlFor={`${id}-words`}>
            {words.words}
          </label>
          <p className="quiet" id={`${id}-hint`}>
            {words.wordsHint}
          </p>
          <input
            className="govuk-input"
            id={`${id}-words`}
            autoComplete="off"
            maxLength={NEEDS_WORDS_LIMIT}
            value={own}
            aria-describedby={`${id}-hint`}
            onChange={({ target }) => setOwn(target.value)}
          />
        </div>
        <div className="form-field">
          <label className="form-field__label" htmlFor={`${id}-review`}>
            {words.reviewOn}
          </label>
          <input
            className="govuk-input"
            type="date"
            id={`${id}-review`}
            value={reviewOn}
            aria-invalid={isAt('reviewOn')}
            aria-describedby={isAt('reviewOn') && errorId}
            onChange={({ target }) => setReviewOn(target.value)}
          />
        </div>
        <div className="form-field form-field--check">
          <input
            type="checkbox"
            id={`${id}-agreed`}
            checked={agreed}
            aria-invalid={isAt('agreed')}
            aria-describedby={isAt('agreed') && errorId}
            onChange={({ target }) => setAgreed(target.checked)}
          />
          <label htmlFor={`${id}-agreed`}>{words.agreed}</label>
        </div>
        {wrong && (
          <p className="refusal" id={errorId} role="alert">
            {wrong.words}
          </p>
        )}
        {kept !== null && <p className="quiet">{words.withdrawHint}</p>}
        <div className="button-row">
          <button type="submit" className="govuk-button" aria-disabled={busy}>
            {words.save}
          </button>
          {kept !== null && (
            <button
              type="button"
              className="govuk-button govuk-button--warning"
              aria-disabled={busy}
              onClick={() => !busy && send(withdrawNeeds(contactId, csrfToken))}
            >
              {words.withdraw}
            </button>
          )}
          <button type="button" className="govuk-button govuk-button--secondary" onClick={onClose}>
            {words.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
