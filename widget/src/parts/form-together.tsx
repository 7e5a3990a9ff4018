/** The form that an adviser fills in with the resident: each answer with who gave it, live; to be put right and confirmed here. */
import { useEffect, useId, useState } from 'preact/hooks';
import type { ResidentDraft } from '@hub/contract';
import type { Chat } from '../chat-model.ts';
import type { ChatWording } from '../wording/en.ts';
import { FormChange } from './form-change.tsx';

const SAID_BY = {
  agent: 'formByAgent',
  resident: 'formByResident',
  assistant: 'formByAssistant',
  record: 'formByRecord',
  line: 'formByLine',
} as const;

interface FormTogetherProps {
  chat: Pick<Chat, 'form' | 'answerForm' | 'confirmForm'>;
  /** Grows whenever the form may have changed. */
  news: number;
  wording: ChatWording;
}

export function FormTogether({ chat, news, wording }: FormTogetherProps) {
  const id = useId();
  const [draft, setDraft] = useState<ResidentDraft | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    void chat.form().then((next) => next !== undefined && setDraft(next));
  }, [chat, news]);
  if (!draft) return null;

  const { draftId, version, title, fields, isWhole, isConfirmed } = draft;
  const confirm = async () => {
    const answer = await chat.confirmForm({ draftId, version });
    if (answer.state === 'done') setDraft({ ...draft, isConfirmed: true });
    else setProblem(answer.state === 'refused' ? answer.words : wording.formFailed);
  };
  return (
    <section class="hub-form" aria-labelledby={`${id}heading`}>
      <h3 class="hub-label" id={`${id}heading`}>
        {wording.formHeading}
      </h3>
      <p role="status">
        {title}.{' '}
        {isConfirmed ? wording.formConfirmed : wording.formCount(fields.filter(({ by }) => by).length, fields.length)}
      </p>
      <dl>
        {fields.map((field) => (
          <div key={field.id}>
            <dt>{field.label}</dt>
            <dd>
              {editing === field.id ? (
                <FormChange
                  {...{ chat, draft, field, wording }}
                  onSaved={(next) => {
                    setDraft(next);
                    setEditing(null);
                  }}
                  onLeave={() => setEditing(null)}
                />
              ) : (
                <>
                  <span>{field.text}</span>{' '}
                  <span class="hub-hint">{field.by === null ? wording.formNone : wording[SAID_BY[field.by]]}</span>{' '}
                  <button type="button" class="hub-button" onClick={() => setEditing(field.id)}>
                    {wording.formChange}
                    <span class="hub-hidden"> {field.label}</span>
                  </button>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p class="hub-error" role="alert">
        {problem}
      </p>
      {isWhole && !isConfirmed && (
        <button type="button" class="hub-button hub-main" onClick={() => void confirm()}>
          {wording.formConfirm}
        </button>
      )}
    </section>
  );
}
