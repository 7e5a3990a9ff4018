/** One answer of the form that is filled in together, put right by the resident. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ResidentDraft } from '@hub/contract';
import type { Chat } from '../chat-model.ts';
import type { ChatWording } from '../wording/en.ts';

interface FormChangeProps {
  chat: Pick<Chat, 'answerForm'>;
  draft: ResidentDraft;
  field: ResidentDraft['fields'][number];
  wording: ChatWording;
  onSaved: (draft: ResidentDraft) => void;
  onLeave: () => void;
}

export function FormChange({ chat, draft, field, wording, onSaved, onLeave }: FormChangeProps) {
  const id = useId();
  const { draftId, version } = draft;
  const [text, setText] = useState(field.choices ? '' : (field.text ?? ''));
  const [wrong, setWrong] = useState('');
  /** Words that were doubted once: the same again are meant as they are. */
  const [doubted, setDoubted] = useState<string | null>(null);
  const box = useRef<HTMLInputElement & HTMLSelectElement>(null);
  useEffect(() => box.current?.focus(), []);

  const save = async () => {
    const said = text.trim() === '' ? null : text;
    const answer = await chat.answerForm({ draftId, field: field.id, text: said, version, insists: said === doubted });
    if (answer.state === 'done' && answer.value.wrong === null) {
      onSaved(answer.value.draft);
      return;
    }
    setDoubted(said);
    setWrong(
      answer.state === 'done'
        ? [answer.value.wrong?.text, ...(answer.value.wrong?.places ?? [])].join(' · ')
        : answer.state === 'refused'
          ? answer.words
          : wording.formFailed,
    );
    box.current?.focus();
  };
  const boxProps = {
    id,
    ref: box,
    value: text,
    class: 'hub-text',
    'aria-describedby': `${id}wrong`,
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) => setText(currentTarget.value),
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label class="hub-label" for={id}>
        {field.question}
      </label>
      <p class="hub-error" id={`${id}wrong`} role="alert">
        {wrong}
      </p>
      {field.choices ? (
        <select {...boxProps}>
          <option value="" />
          {field.choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      ) : (
        <input {...boxProps} />
      )}
      <button type="submit" class="hub-button hub-main">
        {wording.formSave}
      </button>
      <button type="button" class="hub-button" onClick={onLeave}>
        {wording.formLeave}
      </button>
    </form>
  );
}
