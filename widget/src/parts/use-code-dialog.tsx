/** Takes a code that somebody got by telephone, and goes on with its conversation here. */
import { useId, useRef, useState } from 'preact/hooks';
import type { ChatWording } from '../wording/en.ts';
import { Dialog } from './dialog.tsx';

interface UseCodeDialogProps {
  wording: ChatWording;
  /** Null once the conversation is open, else what is wrong. */
  tryCode: (code: string) => Promise<string | null>;
  /** Told when the dialog is gone; `isOpened` says whether another conversation is here now. */
  close: (isOpened: boolean) => void;
}

export function UseCodeDialog({ wording, tryCode, close }: UseCodeDialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<string | null>(null);

  const send = async () => {
    setError(null);
    const wrong = await tryCode(box.current?.value ?? '');
    if (wrong !== null) {
      setError(wrong);
      box.current?.focus();
      return;
    }
    dialog.current?.close();
    close(true);
  };

  return (
    <Dialog box={dialog} title={wording.haveCode} heading={null} describedBy={null} onClose={() => close(false)}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <label class="hub-label" for={`${id}code`}>
          {wording.codeHeading}
        </label>
        <p class="hub-hint" id={`${id}hint`}>
          {wording.codeHint}
        </p>
        <p class="hub-error" id={`${id}error`} role="alert">
          {error}
        </p>
        <input
          class="hub-text hub-code"
          id={`${id}code`}
          ref={box}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
          aria-describedby={`${id}hint ${id}error`}
          aria-invalid={error !== null}
        />
        <div class="hub-actions">
          <button type="submit" class="hub-button hub-main">
            {wording.codeUse}
          </button>
          <button type="button" class="hub-button" onClick={() => dialog.current?.close()}>
            {wording.whyClose}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
