/** Asks before the chat is ended. The browser's own dialog keeps the focus inside and gives it back. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ChatWording } from '../wording/en.ts';

interface EndDialogProps {
  wording: ChatWording;
  /** Ends the chat; false when the hub could not be told. */
  end: () => Promise<boolean>;
  /** Told when the dialog is gone; `hasEnded` says whether the chat is over. */
  close: (hasEnded: boolean) => void;
}

export function EndDialog({ wording, end, close }: EndDialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [hasFailed, setFailed] = useState(false);

  useEffect(() => dialog.current?.showModal(), []);
  const confirm = async () => {
    if (!(await end())) {
      setFailed(true);
      return;
    }
    // While it is open, nothing behind it can have the focus.
    dialog.current?.close();
    close(true);
  };

  return (
    <dialog
      class="hub-dialog"
      ref={dialog}
      aria-labelledby={`${id}heading`}
      aria-describedby={`${id}words`}
      onClose={() => close(false)}
      // Escape answers this question only; it must not minimise the chat as well.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h3 class="hub-heading" id={`${id}heading`}>
        {wording.endHeading}
      </h3>
      <p id={`${id}words`}>{wording.endExplained}</p>
      <p class="hub-error" role="alert">
        {hasFailed && wording.endFailed}
      </p>
      <div class="hub-actions">
        <button type="button" class="hub-button" onClick={() => dialog.current?.close()}>
          {wording.endCancel}
        </button>
        <button type="button" class="hub-button hub-danger" onClick={() => void confirm()}>
          {wording.endConfirm}
        </button>
      </div>
    </dialog>
  );
}
