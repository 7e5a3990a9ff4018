/** The end of a draft: the resident says that it is right, read out to them, by text or in their chat; then it can be sent. */
import { useEffect, useId, useState } from 'react';
import { countsAs } from '@hub/contract';
import type { Channel, DraftSaved, DraftView } from '@hub/contract';
import { sendDraft, textDraft } from '../../hub/api.ts';
import { en } from '../../wording/en.ts';

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
    else onProblem(en.forms.readBackFirst);
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
      <p>{isWhole ? en.forms.whole : en.forms.missing(missing.length)}</p>
      <div role="status">
        {confirmed && <p className="draft__confirmed">{en.forms.confirmed(confirmed)}</p>}
        {!confirmed && textedTo !== undefined && !doubted && <p>{en.forms.texted(textedTo)}</p>}
        {doubted && <p className="refusal">{en.forms.doubted}</p>}
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
            <label htmlFor={`${id}-confirmed`}>{en.forms.readBack}</label>
          </div>
          {channel === 'webchat' && <p className="quiet">{en.forms.inChat}</p>}
        </>
      )}
      <div className="button-row">
        <button type="button" className="govuk-button button--small" onClick={send}>
          {en.forms.send}
        </button>
        {!confirmed && isWhole && channel !== 'webchat' && (
          <button type="button" className="govuk-button govuk-button--secondary button--small" onClick={text}>
            {en.forms.byText}
          </button>
        )}
      </div>
      <p className="quiet">{en.forms.counts(countsAs({ assisted: true, channel }).cost)}</p>
    </div>
  );
}
