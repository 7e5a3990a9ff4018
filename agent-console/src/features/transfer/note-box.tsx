/** Where somebody writes for staff alone, and mentions colleagues. */
import { useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { MESSAGE_LIMIT, type ContactSummary } from '@hub/contract';
import { useHub } from '../../hub/context.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { en } from '../../wording/en.ts';
import { MentionChooser } from '../mentions/mention-chooser.tsx';
import { beginsMention, stillNamed, withMention, type Named } from '../mentions/mentioned.ts';
import { words } from '../mentions/words.ts';

export function NoteBox({ contact }: { contact: ContactSummary }) {
  const id = useId();
  const hub = useHub();
  const { busy, refusal, run } = useCommand();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<readonly Named[]>([]);
  /** Where the mention that is being chosen goes; null while none is. */
  const [place, setPlace] = useState<number | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const write = async () => {
    const answer = await hub.note(contact.contactId, text, stillNamed(text, chosen));
    if (answer.ok) {
      setText('');
      setChosen([]);
    }
    return answer;
  };
  const onType = (typed: string, caret: number) => {
    const begins = typed.length > text.length && beginsMention(typed, caret);
    setText(begins ? typed.slice(0, caret - 1) + typed.slice(caret) : typed);
    if (begins) setPlace(caret - 1);
  };
  const goOn = (after: string, caret: number) => {
    // The box must hold the words before the caret is put among them.
    flushSync(() => {
      setPlace(null);
      setText(after);
    });
    box.current?.focus();
    box.current?.setSelectionRange(caret, caret);
  };
  const choose = (at: number, colleague: Named) => {
    setChosen([...chosen, colleague]);
    const { text: after, caret } = withMention(text, at, colleague.name);
    goOn(after, caret);
  };
  /** What was no mention is kept as it was typed. */
  const leave = (at: number, typed: string) => {
    const kept = typed === '' ? '' : `@${typed}`;
    goOn(text.slice(0, at) + kept + text.slice(at), at + kept.length);
  };
  return (
    <div className="composer">
      {place !== null && (
        <MentionChooser
          contact={contact}
          onChoose={(colleague) => choose(place, colleague)}
          onLeave={(typed) => leave(place, typed)}
        />
      )}
      <label className="form-field__label" htmlFor={id}>
        {en.transfer.noteLabel}
      </label>
      <textarea
        className="govuk-textarea composer__box"
        id={id}
        ref={box}
        rows={2}
        maxLength={MESSAGE_LIMIT}
        value={text}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => onType(target.value, target.selectionStart)}
      />
      {refusal && (
        <p className="refusal" role="alert">
          {refusal}
        </p>
      )}
      <button
        type="button"
        className="govuk-button button--small"
        aria-disabled={busy || text.trim() === ''}
        onClick={() => {
          if (text.trim() !== '') run(write);
        }}
      >
        {en.transfer.noteSend}
      </button>
      <div className="composer__hint">
        <button
          type="button"
          className="link-button composer__replies"
          aria-expanded={place !== null}
          onClick={() => setPlace(place === null ? (box.current?.selectionStart ?? text.length) : null)}
        >
          {words.open}
        </button>
        <p id={`${id}-hint`}>{words.hint}</p>
      </div>
    </div>
  );
}
