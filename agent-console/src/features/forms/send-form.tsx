/** The end of a draft: the resident says that it is right, read out to them, by text or in their chat; then it can be sent. */
import { useEffect, useId, useState } from 'react';
import { countsAs } from '@hub/contract';
import type { Channel, DraftSaved, DraftView } from '@hub/contract';
import { sendDraft, textDraft } from '../../hub/api.ts';
import { en } from '../../wording/en.ts';
import { forms as words } from '../../wording/later/forms.ts';

interface SendFormProps {
  draft: DraftView;
  channel: Channel;
  csrfToken: string;
  take: (saving: Promise<DraftSaved>, label: string) => void;
  onProblem: (problem: string | undefined) => void;
}

export function SendForm({ draft, channel, csrfToken, take, onProblem }: SendFormProps) {
  const id = useId();
  const [isReadBack, setReadBack] = useState(false);
  const [textedTo, setTextedTo] = useState<string>();
  const { draftId, version, confirmed, doubted, missing } = draft;
  const isWhole = missing.length === 0;
  // What was read out is not what stands there now.
  useEffect(() => {
    setReadBack(false);
    setTextedTo(undefined);
  }, [version]);

  const send = () => {
    if (confirmed || isReadBack) take(sendDraft(draftId, { version, readBack: isReadBack }, csrfToken), draft.title);
    else onProblem(words.readBackFirst);
  };
  const text = () => {
    onProblem(undefined);
    textDraft(draftId, version, csrfToken).then(
      ({ number }) => setTextedTo(number),
      (error: unknown) => onProblem(error instanceof Error ? error.message : en.problem.unexpected),
    );
  };
  return (
    <div className="draft__send">
      <p>{isWhole ? words.whole : words.missing(missing.length)}</p>
      <div role="status">
        {confirmed && <p className="draft__confirmed">{words.confirmed(confirmed)}</p>}
        {!confirmed && textedTo !== undefined && !doubted && <p>{words.texted(textedTo)}</p>}
        {doubted && <p className="refusal">{words.doubted}</p>}
      </div>
      {!confirmed && (
        <>
          <div className="form-field--check">
            <input
              type="checkbox"
              id={`${id}-confirmed`}
              checked={isReadBack}
              onChange={({ target }) => setReadBack(target.checked)}
            />
            <label htmlFor={`${id}-confirmed`}>{words.readBack}</label>
          </div>
          {channel === 'webchat' && <p className="quiet">{words.inChat}</p>}
        </>
      )}
      <div className="button-row">
        <button type="button" className="govuk-button button--small" onClick={send}>
          {words.send}
        </button>
        {!confirmed && isWhole && channel !== 'webchat' && (
          <button type="button" className="govuk-button govuk-button--secondary button--small" onClick={text}>
            {words.byText}
          </button>
        )}
      </div>
      <p className="quiet">{words.counts(countsAs({ assisted: true, channel }).cost)}</p>
    </div>
  );
}
