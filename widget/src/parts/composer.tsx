/** Where the resident writes. The draft is kept with every key, so that a reload loses nothing. */
import { useId, useRef, useState } from 'preact/hooks';
import type { Chat } from '../chat-model.ts';
import { roomLeft, whatIsWrong } from '../check-message.ts';
import type { ChatWording } from '../wording/en.ts';

interface ComposerProps {
  chat: Chat;
  wording: ChatWording;
}

export function Composer({ chat, wording }: ComposerProps) {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(chat.draft());
  const [error, setError] = useState<string | null>(null);

  const write = (written: string) => {
    setText(written);
    setError(null);
    chat.keepDraft(written);
    if (written !== '') chat.typing();
  };
  const send = () => {
    const wrong = whatIsWrong(text, wording);
    box.current?.focus();
    if (wrong !== null) {
      setError(wrong);
      return;
    }
    chat.say(text.trim());
    write('');
  };
  const room = roomLeft(text, wording);

  return (
    <form
      class="hub-composer"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label class="hub-label" for={`${id}text`}>
        {wording.yourMessage}
      </label>
      <p class="hub-hint" id={`${id}hint`}>
        {wording.keysHint}
      </p>
      <p class="hub-error" id={`${id}error`} role="alert">
        {error}
      </p>
      <div class="hub-write">
        <textarea
          class="hub-text"
          id={`${id}text`}
          ref={box}
          rows={2}
          value={text}
          aria-describedby={`${id}hint ${id}error`}
          aria-invalid={error !== null}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            // While an input method composes a word, Enter chooses the word.
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <button type="submit" class="hub-button hub-main hub-send">
          {wording.send}
        </button>
      </div>
      <p class="hub-hint" role="status">
        {error === null && room}
      </p>
    </form>
  );
}
