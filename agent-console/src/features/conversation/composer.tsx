/** Where the agent writes. The draft of each conversation is kept, and a sent message waits in the outbox, never here. */
import { useId, type KeyboardEvent, type RefObject } from 'react';
import { MESSAGE_LIMIT } from '@hub/contract';
import { useHub } from '../../hub/context.tsx';
import { en } from '../../wording/en.ts';
import { LONG_SENTENCE, readability } from './readability.ts';

/** The count is shown once so many characters are left. */
const COUNT_FROM = 400;

interface ComposerProps {
  conversationId: string;
  label: string;
  sendLabel: string;
  /** Nobody reads along: no typing is told, and no reading level is asked for. */
  isRecord: boolean;
  draft: string;
  setDraft: (text: string) => void;
  box: RefObject<HTMLTextAreaElement | null>;
}

function Hints({ draft, isRecord }: { draft: string; isRecord: boolean }) {
  const left = MESSAGE_LIMIT - draft.length;
  const reading = isRecord ? null : readability(draft);
  return (
    <>
      {reading && <span>{en.composer.pace(reading.wordsPerSentence)}. </span>}
      {reading && reading.longest > LONG_SENTENCE && (
        <span className="composer__long">{en.composer.long(reading.longest)} </span>
      )}
      {left < COUNT_FROM && <span className={left < 0 ? 'refusal' : undefined}>{en.composer.left(left)}</span>}
    </>
  );
}

export function Composer({ conversationId, label, sendLabel, isRecord, draft, setDraft, box }: ComposerProps) {
  const hub = useHub();
  const id = useId();
  const canSend = draft.trim() !== '' && draft.length <= MESSAGE_LIMIT;
  const send = () => {
    if (!canSend) return;
    hub.send(conversationId, draft.trim());
    setDraft('');
    box.current?.focus();
  };
  const onKeyDown = (key: KeyboardEvent) => {
    // While letters are being composed (Chinese, accents), Enter belongs to the keyboard.
    if (key.key !== 'Enter' || key.shiftKey || key.nativeEvent.isComposing) return;
    key.preventDefault();
    send();
  };
  return (
    <form
      className="composer"
      onSubmit={(submit) => {
        submit.preventDefault();
        send();
      }}
    >
      <label className="composer__label" htmlFor={id}>
        {label}
      </label>
      <div className="composer__row">
        <textarea
          className="govuk-textarea composer__box"
          id={id}
          ref={box}
          rows={3}
          value={draft}
          aria-describedby={`${id}-hint`}
          onKeyDown={onKeyDown}
          onChange={({ target }) => {
            setDraft(target.value);
            if (!isRecord && target.value.trim() !== '') hub.typing(conversationId);
          }}
        />
        <button type="submit" className="govuk-button composer__send" aria-disabled={!canSend}>
          {sendLabel}
        </button>
      </div>
      <p className="composer__hint">
        <span id={`${id}-hint`}>{en.composer.hint}</span> <Hints draft={draft} isRecord={isRecord} />
      </p>
    </form>
  );
}
