/** Where the agent writes. The draft of each conversation is kept, and a sent message waits in the outbox, never here. */
import { useId, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { MESSAGE_LIMIT, type ContactSummary } from '@hub/contract';
import { useHub } from '../../hub/context.tsx';
import { en } from '../../wording/en.ts';
import { findGap } from '../replies/gaps.ts';
import { ReplyChooser } from '../replies/reply-chooser.tsx';
import { LONG_SENTENCE, readability } from './readability.ts';

/** The count is shown once so many characters are left. */
const COUNT_FROM = 400;

interface ComposerProps {
  contact: ContactSummary;
  /** The reference that ready replies give; null where it is not clear which. */
  reference: string | null;
  label: string;
  sendLabel: string;
  /** Nobody reads along: no typing is told, and no reading level is asked for. */
  isRecord: boolean;
  draft: string;
  setDraft: (text: string) => void;
  box: RefObject<HTMLTextAreaElement | null>;
  /** What else can be done here. */
  more: ReactNode;
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

export function Composer(props: ComposerProps) {
  const { contact, reference, label, sendLabel, isRecord, draft, setDraft, box, more } = props;
  const { conversationId } = contact;
  const hub = useHub();
  const id = useId();
  const [chooses, setChooses] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const gap = isRecord ? null : findGap(draft);
  const canSend = draft.trim() !== '' && draft.length <= MESSAGE_LIMIT && gap === null;

  /** To the gap that must be filled, or behind the last word. */
  const goOn = (text: string) => {
    const { start, end } = findGap(text) ?? { start: text.length, end: text.length };
    box.current?.focus();
    box.current?.setSelectionRange(start, end);
  };
  const send = () => {
    setRefused(gap !== null);
    if (gap !== null) goOn(draft);
    if (!canSend) return;
    hub.send(conversationId, draft.trim());
    setDraft('');
    box.current?.focus();
  };
  const closeWith = (text: string) => {
    // The box must hold the words before the caret is put among them.
    flushSync(() => {
      setChooses(false);
      setDraft(text);
    });
    goOn(text);
  };
  const onKeyDown = (key: KeyboardEvent) => {
    if (key.key === '/' && (key.ctrlKey || key.metaKey) && !isRecord) {
      key.preventDefault();
      // Elsewhere on the page this key shows the help.
      key.stopPropagation();
      setChooses(true);
    }
    // While letters are being composed (Chinese, accents), Enter belongs to the keyboard.
    if (key.key !== 'Enter' || key.shiftKey || key.nativeEvent.isComposing) return;
    key.preventDefault();
    send();
  };
  const onType = (text: string) => {
    setRefused(false);
    if (text === '/' && draft === '' && !isRecord) {
      setChooses(true);
      return;
    }
    setDraft(text);
    if (!isRecord && text.trim() !== '') hub.typing(conversationId);
  };
  return (
    <form
      className="composer"
      onSubmit={(submit) => {
        submit.preventDefault();
        send();
      }}
    >
      {chooses && (
        <ReplyChooser
          subject={contact.subject}
          reference={reference}
          onChoose={(text) => closeWith(draft === '' ? text : `${draft}\n${text}`)}
          // Words that began with a stroke and were no search are kept as they were typed.
          onLeave={(typed) => closeWith(draft === '' && typed !== '' ? `/${typed}` : draft)}
        />
      )}
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
          onChange={({ target }) => onType(target.value)}
        />
        <button type="submit" className="govuk-button composer__send" aria-disabled={!canSend}>
          {sendLabel}
        </button>
      </div>
      {isRefused && (
        <p className="refusal" role="alert">
          {en.replies.gap}
        </p>
      )}
      <div className="composer__hint">
        {!isRecord && (
          <button
            type="button"
            className="link-button composer__replies"
            aria-expanded={chooses}
            onClick={() => setChooses(!chooses)}
          >
            {en.replies.button}
          </button>
        )}
        {more}
        <p>
          <span className="composer__keys" id={`${id}-hint`}>
            {en.composer.hint} {!isRecord && en.replies.hint}
          </span>{' '}
          <Hints draft={draft} isRecord={isRecord} />
        </p>
      </div>
    </form>
  );
}
