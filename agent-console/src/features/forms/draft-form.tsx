/** One draft: its answers with who said them, what is missing, and sending it when it was read back. */
import { useEffect, useId, useRef, useState } from 'react';
import type { DraftSaved, DraftView } from '@hub/contract';
import { answerDraft, sendDraft } from '../../hub/api.ts';
import { en } from '../../wording/en.ts';
import { FieldRow } from './field-row.tsx';

interface DraftFormProps {
  draft: DraftView;
  csrfToken: string;
  onSaved: (draft: DraftView) => void;
}

export function DraftForm({ draft, csrfToken, onSaved }: DraftFormProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [editing, setEditing] = useState<string | null>(draft.missing[0] ?? null);
  const [wrong, setWrong] = useState<DraftSaved['wrong']>(null);
  const [problem, setProblem] = useState<string>();
  const [said, setSaid] = useState('');
  const [confirmed, setConfirmed] = useState(false);
  const isOpen = draft.state === 'open';

  // The next missing answer is asked by itself, so that a call goes on without a hand on the mouse.
  const firstMissing = draft.missing[0] ?? null;
  useEffect(() => {
    setEditing(firstMissing);
    setWrong(null);
  }, [firstMissing, draft.draftId]);

  const take = (saving: Promise<DraftSaved>, label: string) => {
    setProblem(undefined);
    saving.then(
      (saved) => {
        setWrong(saved.wrong);
        if (saved.wrong === null) {
          setSaid(saved.draft.reference === null ? en.forms.saved(label) : en.forms.sent(saved.draft.reference));
          setEditing(saved.draft.missing[0] ?? null);
          if (saved.draft.missing.length === 0) heading.current?.focus();
        } else setEditing(saved.wrong.field);
        onSaved(saved.draft);
      },
      (error: unknown) => setProblem(error instanceof Error ? error.message : en.problem.unexpected),
    );
  };
  const send = () => {
    if (confirmed) take(sendDraft(draft.draftId, draft.version, csrfToken), draft.title);
    else setProblem(en.forms.readBackFirst);
  };

  return (
    <section className="draft" aria-labelledby={`${id}-title`}>
      <h3 className="draft__title" id={`${id}-title`} ref={heading} tabIndex={-1}>
        {draft.title}
      </h3>
      <p className="quiet" role="status">
        {draft.reference === null ? said : en.forms.sent(draft.reference)}
      </p>
      <dl className="draft__fields">
        {draft.fields.map((field) => (
          <FieldRow
            key={field.id}
            field={field}
            answer={draft.answers[field.id]}
            inWords={draft.inWords[field.id]}
            isOpen={isOpen}
            isEditing={isOpen && editing === field.id}
            wrong={wrong?.field === field.id ? wrong : null}
            onEdit={() => {
              setWrong(null);
              setEditing(field.id);
            }}
            onLeave={() => {
              setWrong(null);
              setEditing(firstMissing);
            }}
            onSay={(text, insists) =>
              take(
                answerDraft(draft.draftId, { field: field.id, text, version: draft.version, insists }, csrfToken),
                field.label,
              )
            }
          />
        ))}
      </dl>
      {problem !== undefined && (
        <p className="refusal" role="alert">
          {problem}
        </p>
      )}
      {isOpen && (
        <div className="draft__send">
          <p>{draft.missing.length === 0 ? en.forms.whole : en.forms.missing(draft.missing.length)}</p>
          <div className="form-field--check">
            <input
              type="checkbox"
              id={`${id}-confirmed`}
              checked={confirmed}
              onChange={({ target }) => setConfirmed(target.checked)}
            />
            <label htmlFor={`${id}-confirmed`}>{en.forms.readBack}</label>
          </div>
          <button type="button" className="govuk-button button--small" onClick={send}>
            {en.forms.send}
          </button>
        </div>
      )}
    </section>
  );
}
