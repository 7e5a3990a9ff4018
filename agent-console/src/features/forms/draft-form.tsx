/** One draft: its answers with who said them, what is missing, and sending it when the resident said that it is right. */
import { useEffect, useId, useRef, useState } from 'react';
import type { Channel, DraftSaved, DraftView, Known } from '@hub/contract';
import { answerDraft } from '../../hub/api.ts';
import { en } from '../../wording/en.ts';
import { forms as words } from '../../wording/later/forms.ts';
import { FieldRow } from './field-row.tsx';
import { inGroups } from './in-groups.ts';
import { SendForm } from './send-form.tsx';

interface DraftFormProps {
  draft: DraftView;
  channel: Channel;
  /** What need not be asked: it stands in the fields that mean it. */
  known: Known;
  csrfToken: string;
  /** The agent has just begun it: the first question has the focus. */
  isNew: boolean;
  onSaved: (draft: DraftView) => void;
}

export function DraftForm({ draft, channel, known, csrfToken, isNew, onSaved }: DraftFormProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [editing, setEditing] = useState<string | null>(draft.missing[0] ?? null);
  const [wrong, setWrong] = useState<DraftSaved['wrong']>(null);
  const [problem, setProblem] = useState<string>();
  const [said, setSaid] = useState('');
  const [takesFocus, setTakesFocus] = useState(isNew);
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
        setTakesFocus(true);
        if (saved.wrong === null) {
          setSaid(saved.draft.reference === null ? words.saved(label) : words.sent(saved.draft.reference));
          setEditing(saved.draft.missing[0] ?? null);
          if (saved.draft.missing.length === 0) heading.current?.focus();
        } else setEditing(saved.wrong.field);
        onSaved(saved.draft);
      },
      (error: unknown) => setProblem(error instanceof Error ? error.message : en.problem.unexpected),
    );
  };

  return (
    <section className="draft" aria-labelledby={`${id}-title`}>
      <h3 className="draft__title" id={`${id}-title`} ref={heading} tabIndex={-1}>
        {draft.title}
      </h3>
      <p className="quiet" role="status">
        {draft.reference === null ? said : words.sent(draft.reference)}
      </p>
      {draft.reference !== null && <p className="draft__read-out">{words.readOut(inGroups(draft.reference))}</p>}
      <dl className="draft__fields">
        {draft.fields.map((field) => (
          <FieldRow
            key={field.id}
            field={field}
            answer={draft.answers[field.id]}
            inWords={draft.inWords[field.id]}
            isOpen={isOpen}
            isEditing={isOpen && editing === field.id}
            proposed={field.means && known[field.means]}
            takesFocus={takesFocus}
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
      {isOpen && <SendForm {...{ draft, channel, csrfToken, take, onProblem: setProblem }} />}
    </section>
  );
}
